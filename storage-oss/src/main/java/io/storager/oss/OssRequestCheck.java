package io.storager.oss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.aliyun.oss.ClientConfiguration;
import com.aliyun.oss.common.auth.Credentials;
import com.aliyun.oss.common.auth.CredentialsProvider;
import com.aliyun.oss.common.auth.RequestSigner;
import com.aliyun.oss.common.comm.RequestMessage;
import com.aliyun.oss.internal.OSSHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sees every request once the SDK has signed it: signs anew what the SDK has signed
 * otherwise than it sends it, and gives the path a form that nobody on the way resolves.
 */
final class OssRequestCheck implements RequestSigner {

	private static final Pattern V4 = Pattern
		.compile(OssV4Signature.ALGORITHM + " Credential=[^/]+/([^,]+)(?:,AdditionalHeaders=([^,]*))?,Signature=");

	private final CredentialsProvider credentials;

	private final ClientConfiguration configuration;

	private OssRequestCheck(CredentialsProvider credentials, ClientConfiguration configuration) {
		this.credentials = credentials;
		this.configuration = configuration;
	}

	/** Let it see what a client with this configuration sends, as the last one. */
	static void install(ClientConfiguration configuration, CredentialsProvider credentials) {
		List<RequestSigner> signers = new ArrayList<>();
		if (configuration.getSignerHandlers() != null) {
			signers.addAll(configuration.getSignerHandlers());
		}
		signers.add(new OssRequestCheck(credentials, configuration));
		configuration.setSignerHandlers(signers);
	}

	@Override
	public void sign(RequestMessage request) {
		if (OssV4Signature.isMissigned(request.getParameters())) {
			signAgain(request);
		}
		String path = request.getResourcePath();
		if (path != null && !request.isUseUrlSignature()) {
			request.setResourcePath(
					OssPaths.withoutDots(path, this.configuration.isSLDEnabled() ? request.getBucket() + "/" : ""));
		}
	}

	private void signAgain(RequestMessage request) {
		String authorization = request.getHeaders().get(OSSHeaders.AUTHORIZATION);
		Matcher v4 = (authorization != null) ? V4.matcher(authorization) : null;
		if (v4 != null && v4.lookingAt()) {
			// It may be another one than the SDK has signed with just before.
			Credentials now = this.credentials.getCredentials();
			request.getHeaders().remove(OSSHeaders.OSS_SECURITY_TOKEN);
			if (now.useSecurityToken()) {
				request.addHeader(OSSHeaders.OSS_SECURITY_TOKEN, now.getSecurityToken());
			}
			String scope = v4.group(1);
			OssV4Signature signature = new OssV4Signature(request.getMethod().toString(), resource(request),
					request.getParameters(), request.getHeaders(), additional(v4.group(2)));
			request.addHeader(OSSHeaders.AUTHORIZATION,
					signature.authorization(now.getAccessKeyId(), OssV4Signature.key(now.getSecretAccessKey(), scope),
							scope, String.valueOf(request.getHeaders().get(OSSHeaders.OSS_DATE))));
		}
	}

	private static String resource(RequestMessage request) {
		return "/" + ((request.getBucket() != null) ? request.getBucket() + "/" : "")
				+ ((request.getKey() != null) ? request.getKey() : "");
	}

	private static Set<String> additional(@Nullable String names) {
		return (names != null) ? new TreeSet<>(Arrays.asList(names.split(";"))) : Set.of();
	}

}
