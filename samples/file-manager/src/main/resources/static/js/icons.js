// Lines on a grid of 24, drawn for this page.
const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  search: 'M11 5a6 6 0 1 0 0 12a6 6 0 0 0 0-12M15.5 15.5L20 20',
  upload: 'M12 16V5M7.5 9.5L12 5l4.5 4.5M5 15v3a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-3',
  download: 'M12 5v11M7.5 11.5L12 16l4.5-4.5M5 16v2a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-2',
  folder: 'M4 8a2 2 0 0 1 2-2h3.5l2 2.2H18a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z',
  folderPlus: 'M4 8a2 2 0 0 1 2-2h3.5l2 2.2H18a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM12 11v5M9.5 13.5h5',
  file: 'M7 4h6.5L18 8.5V18a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1M13 4v5h5',
  text: 'M7 4h6.5L18 8.5V18a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1M13 4v5h5M9 13h6M9 16h4',
  image: 'M6 5h12a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 18 19H6a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 6 5M5 16l4.5-4.5l3.5 3.5l2.5-2.5l4 4M15 8.8v.01',
  audio: 'M9 17.5V6.5l9-2v11M9 17.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 0 1 5 0M18 15.5a2.5 2.5 0 1 1-5 0a2.5 2.5 0 0 1 5 0',
  video: 'M5 7h9a1.5 1.5 0 0 1 1.5 1.5v7A1.5 1.5 0 0 1 14 17H5a1.5 1.5 0 0 1-1.5-1.5v-7A1.5 1.5 0 0 1 5 7M15.5 11l5-3v8l-5-3',
  more: 'M12 6v.01M12 12v.01M12 18v.01',
  close: 'M6 6l12 12M18 6L6 18',
  sun: 'M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10',
  auto: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 4v16M12 8h5.5M12 12h8M12 16h5.5',
  pencil: 'M5 19l1-4L16 5l3 3L9 18z',
  copy: 'M9 8h9a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 18 20H9a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 9 8M16 8V5.500A1.500 1.500 0 0 0 14.500 4h-8A1.500 1.500 0 0 0 5 5.500v8A1.500 1.500 0 0 0 6.500 15h1',
  move: 'M5 12h14M13.500 6.500L19 12l-5.500 5.500',
  share: 'M10 13.500a4 4 0 0 0 6 .500l2.500-2.500a4 4 0 0 0-5.700-5.700L11.500 7.100M14 10.500a4 4 0 0 0-6-.500L5.500 12.500a4 4 0 0 0 5.700 5.700l1.300-1.300',
  trash: 'M5 7h14M10 7V5h4v2M7 7l.8 12a1 1 0 0 0 1 1h6.400a1 1 0 0 0 1-1L17 7',
  info: 'M12 4a8 8 0 1 0 0 16a8 8 0 0 0 0-16M12 11v5M12 8v.01',
  lock: 'M7 11h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1M8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.500l10 6.500l-10 6.500z',
  retry: 'M19 12a7 7 0 1 1-2.200-5.100M19 4v4h-4',
  undo: 'M8.500 5L4.500 9l4 4M5 9h9a5 5 0 0 1 0 10h-4',
  tag: 'M4.500 11.500V5.500a1 1 0 0 1 1-1h6l8 8l-7 7zM8.500 8.500v.01',
  cloudOff: 'M4 4l16 16M8.500 8.300A5.500 5.500 0 0 0 7 9.500A4.300 4.300 0 0 0 7.500 18H17M11 7a5.500 5.500 0 0 1 6.300 4.200A3.500 3.500 0 0 1 19.500 17',
  up: 'M12 19V6M6.500 11.500L12 6l5.500 5.500',
  check: 'M5 12.500l4.500 4.500L19 7.500',
  chevron: 'M7 14l5-5l5 5',
};

const SVG = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor',
    'stroke-width': name === 'more' ? 2.6 : 1.7, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A QR code from the squares that the server gives. */
export function qrPicture(qr, label) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: `0 0 ${qr.size} ${qr.size}`, role: 'img', 'aria-label': label,
    class: 'qr', 'shape-rendering': 'crispEdges' })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', qr.path);
  path.setAttribute('fill', 'currentColor');
  svg.append(path);
  return svg;
}

const KINDS = [
  [/\.(png|jpe?g|gif|webp|avif|bmp|svg)$/i, 'image', 'image'],
  [/\.(mp3|wav|ogg|flac|m4a|aac|opus)$/i, 'audio', 'media'],
  [/\.(mp4|webm|mov|mkv|m4v|ogv)$/i, 'video', 'media'],
  [/\.(txt|md|json|ya?ml|xml|csv|log|java|js|ts|css|html?|properties|sql|sh|py|go)$/i, 'text', 'text'],
];

/** Which icon and which colour a name gets. */
export function kindOf(name) {
  const found = KINDS.find(([pattern]) => pattern.test(name));
  return found ? { icon: found[1], colour: found[2] } : { icon: 'file', colour: '' };
}
