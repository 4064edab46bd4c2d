// Keys of the customer that were entered, by storage and path. They are gone when the page is.
const keys = new Map();

const at = (storage, path) => JSON.stringify([storage, path]);

export const keyOf = (storage, path) => keys.get(at(storage, path));

export const remember = (storage, path, key) => keys.set(at(storage, path), key);
