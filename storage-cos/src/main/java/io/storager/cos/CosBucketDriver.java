package io.storager.cos;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import com.qcloud.cos.COSClient;
import io.storager.Encryption;
import io.storager.Feature;
import io.storager.Part;
import io.storager.SignedRequest;
import io.storager.driver.AppendDriver;
import io.storager.driver.CopyDriver;
import io.storager.driver.CopyRequest;
import io.storager.driver.LinkDriver;
import io.storager.driver.MultipartDriver;
import io.storager.driver.ObjectHead;
import io.storager.driver.Payload;
import io.storager.driver.PutReply;
import io.storager.driver.PutRequest;
import io.storager.driver.SignDriver;
import org.jspecify.annotations.Nullable;

/** One bucket in COS, with all that COS can do; each ability has a class of its own. */
final class CosBucketDriver extends BasicCosDriver
		implements CopyDriver, LinkDriver, AppendDriver, MultipartDriver, SignDriver {

	private final CosCopies copies;

	private final CosLinks links;

	private final CosAppends appends;

	private final CosMultipart multipart;

	private final CosSigner signer;

	CosBucketDriver(Supplier<COSClient> client, CosConnection connection, String bucket, @Nullable String location) {
		super(client, connection, bucket, location);
		this.copies = new CosCopies(client, bucket);
		this.links = new CosLinks(client, bucket);
		this.appends = new CosAppends(client, bucket);
		this.multipart = new CosMultipart(client, bucket);
		this.signer = new CosSigner(connection, bucket);
	}

	@Override
	public Set<Feature> features() {
		return EnumSet.of(Feature.ENCRYPTION, Feature.MULTIPART, Feature.APPEND, Feature.LINK, Feature.COPY,
				Feature.SIGN);
	}

	@Override
	public PutReply copy(String source, String target, CopyRequest request) throws Exception {
		return this.copies.copy(source, target, request);
	}

	@Override
	public @Nullable Encryption encryptionLike(ObjectHead source, @Nullable Encryption sourceEncryption) {
		return this.copies.encryptionLike(source, sourceEncryption);
	}

	@Override
	public void putLink(String key, String target, @Nullable String storageClass, boolean forbidOverwrite) {
		this.links.putLink(key, target, storageClass, forbidOverwrite);
	}

	@Override
	public String linkTarget(String key) throws Exception {
		return this.links.linkTarget(key);
	}

	@Override
	public AppendReply append(String key, long position, Payload payload, PutRequest request) throws Exception {
		return this.appends.append(key, position, payload, request);
	}

	@Override
	public String initiate(String key, PutRequest request) throws Exception {
		return this.multipart.initiate(key, request);
	}

	@Override
	public Part uploadPart(String key, String uploadId, int index, Payload payload, @Nullable String contentMd5,
			@Nullable Encryption encryption) throws Exception {
		return this.multipart.uploadPart(key, uploadId, index, payload, contentMd5, encryption);
	}

	@Override
	public Part copyPart(String source, String target, String uploadId, int index, long offset, long size,
			CopyRequest request) throws Exception {
		return this.multipart.copyPart(source, target, uploadId, index, offset, size, request);
	}

	@Override
	public PutReply complete(String key, String uploadId, List<Part> parts, boolean forbidOverwrite) throws Exception {
		return this.multipart.complete(key, uploadId, parts, forbidOverwrite);
	}

	@Override
	public void abort(String key, String uploadId) {
		this.multipart.abort(key, uploadId);
	}

	@Override
	public PartPage listParts(String key, String uploadId, @Nullable String marker) {
		return this.multipart.listParts(key, uploadId, marker);
	}

	@Override
	public UploadPage listUploads(String prefix, @Nullable String marker, @Nullable Integer pageSize) {
		return this.multipart.listUploads(prefix, marker, pageSize);
	}

	@Override
	public boolean isNoSuchUpload(Throwable error) {
		return this.multipart.isNoSuchUpload(error);
	}

	@Override
	public SignedRequest sign(Task task, Duration expiry) {
		return this.signer.sign(task, expiry);
	}

	@Override
	public Duration expiryMaximum() {
		return this.signer.expiryMaximum();
	}

}
