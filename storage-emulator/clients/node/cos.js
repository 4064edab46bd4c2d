'use strict';
// The COS SDK for Node, with the emulator as its HTTP proxy.

const COS = require('cos-nodejs-sdk-v5');
const { assert, check, getFrom, refused, tell } = require('./checks');

const port = process.env.COS_PORT || 9301;
const at = { Bucket: 'clients-1250000000', Region: 'ap-guangzhou' };

const cos = new COS({
  SecretId: 'emulator', SecretKey: 'emulator-secret', Protocol: 'http:',
  Domain: '{Bucket}.cos.{Region}.myqcloud.com', Proxy: `http://127.0.0.1:${port}`,
});

async function run() {
  await check('put, get, head, delete', async () => {
    const Key = 'node/a b+c/日本 &=.txt';
    await cos.putObject({ ...at, Key, Body: Buffer.from('hello'), 'x-cos-meta-author': 'me' });
    assert.equal((await cos.getObject({ ...at, Key })).Body.toString(), 'hello');
    assert.equal((await cos.headObject({ ...at, Key })).headers['x-cos-meta-author'], 'me');
    await cos.deleteObject({ ...at, Key });
    await assert.rejects(() => cos.headObject({ ...at, Key }));
  });
  await refused('get of nothing', 'NoSuchKey', () => cos.getObject({ ...at, Key: 'node/nothing' }));
  await check('range', async () => {
    await cos.putObject({ ...at, Key: 'node/range', Body: '0123456789' });
    assert.equal((await cos.getObject({ ...at, Key: 'node/range', Range: 'bytes=2-4' })).Body.toString(), '234');
  });
  await check('copy', async () => {
    const CopySource = `${at.Bucket}.cos.${at.Region}.myqcloud.com/node/range`;
    await cos.putObjectCopy({ ...at, Key: 'node/copied', CopySource });
    assert.equal((await cos.getObject({ ...at, Key: 'node/copied' })).Body.toString(), '0123456789');
  });
  await check('append', async () => {
    await cos.appendObject({ ...at, Key: 'node/log', Body: Buffer.from('one'), Position: 0 });
    await cos.appendObject({ ...at, Key: 'node/log', Body: Buffer.from('two'), Position: 3 });
    assert.equal((await cos.getObject({ ...at, Key: 'node/log' })).Body.toString(), 'onetwo');
  });
  await check('sliced upload', async () => {
    const Body = Buffer.alloc(3 * 1024 * 1024, 'x');
    const { UploadId } = await cos.multipartInit({ ...at, Key: 'node/parts' });
    const Parts = [];
    for (let i = 0; i < 3; i++) {
      const part = await cos.multipartUpload({ ...at, Key: 'node/parts', UploadId, PartNumber: i + 1,
        Body: Body.subarray(i << 20, (i + 1) << 20) });
      Parts.push({ PartNumber: i + 1, ETag: part.ETag });
    }
    assert.equal((await cos.multipartListPart({ ...at, Key: 'node/parts', UploadId })).Part.length, 3);
    assert.ok((await cos.multipartList({ ...at })).Upload.length > 0);
    await cos.multipartComplete({ ...at, Key: 'node/parts', UploadId, Parts });
    assert.equal((await cos.headObject({ ...at, Key: 'node/parts' })).headers['content-length'], String(Body.length));
  });
  await check('abort', async () => {
    const { UploadId } = await cos.multipartInit({ ...at, Key: 'node/gone' });
    await cos.multipartAbort({ ...at, Key: 'node/gone', UploadId });
  });
  await check('listings', async () => {
    for (let i = 0; i < 5; i++) await cos.putObject({ ...at, Key: `node/list/${i}/x`, Body: 'x' });
    assert.equal((await cos.getBucket({ ...at, Prefix: 'node/list/', Delimiter: '/' })).CommonPrefixes.length, 5);
    const page = await cos.getBucket({ ...at, Prefix: 'node/list/', MaxKeys: 2 });
    assert.equal(page.IsTruncated, 'true');
  });
  await check('delete many', async () => {
    const answer = await cos.deleteMultipleObject({ ...at, Objects: [{ Key: 'node/list/0/x' }, { Key: 'node/list/1/x' }] });
    assert.equal(answer.Deleted.length, 2);
  });
  await check('tags', async () => {
    await cos.putObjectTagging({ ...at, Key: 'node/range', Tags: [{ Key: 'k', Value: 'v' }] });
    assert.equal((await cos.getObjectTagging({ ...at, Key: 'node/range' })).Tags[0].Value, 'v');
  });
  await check('access', async () => {
    await cos.putObjectAcl({ ...at, Key: 'node/range', ACL: 'public-read' });
    assert.equal((await cos.getObjectAcl({ ...at, Key: 'node/range' })).ACL, 'public-read');
  });
  await check('signed address', async () => {
    const url = cos.getObjectUrl({ ...at, Key: 'node/range', Sign: true });
    assert.equal(await getFrom(port, url), '0123456789');
  });
  await check('buckets', async () => {
    const Bucket = 'clients-node-1250000000';
    const there = { Bucket, Region: at.Region };
    await cos.putBucket(there);
    await cos.headBucket(there);
    await cos.putBucketAcl({ ...there, ACL: 'public-read' });
    await cos.putBucketCors({ ...there, CORSRules: [{ AllowedOrigin: ['*'], AllowedMethod: ['GET'], AllowedHeader: ['*'] }] });
    assert.equal((await cos.getBucketCors(there)).CORSRules.length, 1);
    await cos.putBucketVersioning({ ...there, VersioningConfiguration: { Status: 'Enabled' } });
    await cos.deleteBucket(there);
  });
}

run().then(tell);
