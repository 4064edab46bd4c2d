'use strict';
// The OSS SDK for Node, with both of its signatures.

const OSS = require('ali-oss');
const { assert, check, getFrom, refused, tell } = require('./checks');

const port = process.env.OSS_PORT || 9300;

async function run(authorizationV4) {
  const base = authorizationV4 ? 'node-v4/' : 'node-v1/';
  const options = {
    endpoint: `http://127.0.0.1:${port}`, region: 'oss-cn-hangzhou', bucket: 'clients',
    accessKeyId: 'emulator', accessKeySecret: 'emulator-secret', authorizationV4,
  };
  const oss = new OSS(options);
  await check(base + 'put, get, head, delete', async () => {
    const key = base + 'a b+c/日本 &=.txt';
    await oss.put(key, Buffer.from('hello'), { meta: { author: 'me' }, mime: 'text/plain' });
    assert.equal((await oss.get(key)).content.toString(), 'hello');
    assert.equal((await oss.head(key)).meta.author, 'me');
    await oss.delete(key);
    await assert.rejects(() => oss.head(key));
  });
  await refused(base + 'get of nothing', 'NoSuchKey', () => oss.get(base + 'nothing'));
  await check(base + 'range', async () => {
    await oss.put(base + 'range', Buffer.from('0123456789'));
    assert.equal((await oss.get(base + 'range', { headers: { Range: 'bytes=2-4' } })).content.toString(), '234');
  });
  await check(base + 'stream', async () => {
    const { stream } = await oss.getStream(base + 'range');
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).toString(), '0123456789');
  });
  await check(base + 'copy', async () => {
    await oss.copy(base + 'copied', base + 'range');
    assert.equal((await oss.get(base + 'copied')).content.toString(), '0123456789');
  });
  await check(base + 'append', async () => {
    await oss.append(base + 'log', Buffer.from('one'));
    await oss.append(base + 'log', Buffer.from('two'), { position: 3 });
    assert.equal((await oss.get(base + 'log')).content.toString(), 'onetwo');
  });
  await check(base + 'multipartUpload', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 'x');
    await oss.multipartUpload(base + 'parts', bytes, { partSize: 1024 * 1024, parallel: 3 });
    assert.equal((await oss.head(base + 'parts')).res.headers['content-length'], String(bytes.length));
  });
  await check(base + 'parts one by one', async () => {
    const { uploadId } = await oss.initMultipartUpload(base + 'single');
    await oss.uploadPartCopy(base + 'single', uploadId, 1, '0-9', { sourceKey: base + 'range', sourceBucketName: 'clients' });
    const { parts } = await oss.listParts(base + 'single', uploadId);
    assert.ok(parts);
    assert.ok((await oss.listUploads({ prefix: base })).uploads.length > 0);
    await oss.abortMultipartUpload(base + 'single', uploadId);
  });
  await check(base + 'listings', async () => {
    for (let i = 0; i < 5; i++) await oss.put(`${base}list/${i}/x`, Buffer.from('x'));
    assert.equal((await oss.listV2({ prefix: base + 'list/', delimiter: '/' })).prefixes.length, 5);
    const page = await oss.listV2({ prefix: base + 'list/', 'max-keys': 2 });
    assert.ok(page.isTruncated && page.nextContinuationToken);
    assert.equal((await oss.list({ prefix: base + 'list/' })).objects.length, 5);
  });
  await check(base + 'deleteMulti', async () => {
    assert.equal((await oss.deleteMulti([`${base}list/0/x`, `${base}list/1/x`])).deleted.length, 2);
  });
  await check(base + 'tags', async () => {
    await oss.putObjectTagging(base + 'range', { k: 'v' });
    assert.deepEqual((await oss.getObjectTagging(base + 'range')).tag, { k: 'v' });
    await oss.deleteObjectTagging(base + 'range');
  });
  await check(base + 'access', async () => {
    await oss.putACL(base + 'range', 'public-read');
    assert.equal((await oss.getACL(base + 'range')).acl, 'public-read');
  });
  await check(base + 'symlink', async () => {
    await oss.putSymlink(base + 'link', base + 'range', {});
    assert.equal((await oss.getSymlink(base + 'link')).targetName, base + 'range');
  });
  await check(base + 'signed address', async () => {
    // The SDK signs no address at an IP address: the bucket has to be in the host.
    const named = new OSS({ ...options, endpoint: `http://localhost:${port}` });
    const url = authorizationV4 ? await named.signatureUrlV4('GET', 60, {}, base + 'range') : named.signatureUrl(base + 'range');
    assert.equal(await getFrom(port, url), '0123456789');
  });
  await check(base + 'form', async () => {
    const policy = { expiration: new Date(Date.now() + 60000).toISOString(), conditions: [['starts-with', '$key', base]] };
    const fields = oss.calculatePostSignature(policy);
    const form = new FormData();
    form.set('key', base + 'form');
    form.set('OSSAccessKeyId', fields.OSSAccessKeyId);
    form.set('policy', fields.policy);
    form.set('Signature', fields.Signature);
    form.set('file', new Blob(['posted']));
    const answer = await fetch(`http://127.0.0.1:${port}/clients`, { method: 'POST', body: form });
    assert.equal(answer.status, 204, await answer.text());
  });
  await check(base + 'buckets', async () => {
    const name = authorizationV4 ? 'clients-node-four' : 'clients-node-one';
    await oss.putBucket(name);
    assert.ok((await oss.listBuckets()).buckets.some((each) => each.name === name));
    assert.equal((await oss.getBucketInfo(name)).bucket.Name, name);
    await oss.putBucketACL(name, 'public-read');
    await oss.putBucketCORS(name, [{ allowedOrigin: '*', allowedMethod: 'GET' }]);
    assert.equal((await oss.getBucketCORS(name)).rules.length, 1);
    await oss.putBucketLifecycle(name, [{ id: 'one', prefix: 'tmp/', status: 'Enabled', expiration: { days: 1 } }]);
    assert.equal((await oss.getBucketLifecycle(name)).rules.length, 1);
    await oss.putBucketVersioning(name, 'Enabled');
    await oss.deleteBucket(name);
  });
}

run(false).then(() => run(true)).then(tell);
