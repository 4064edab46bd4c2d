package io.storager.emulator.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * Gives every client a certificate for the host name that it asked for. Buckets are part
 * of host names, and nobody knows beforehand which there will be; a certificate for
 * {@code *.localhost} is not accepted by all clients.
 */
public final class ServerCertificates extends X509ExtendedKeyManager {

	/** Asked for by address, which no client names in the handshake. */
	private static final String BY_ADDRESS = "localhost";

	private static final byte[] IPV6_LOOPBACK = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };

	private static final int MAX_HOSTS = 10_000;

	private final CertificateAuthority authority;

	private final KeyPair keys = CertificateAuthority.newKeyPair();

	private final Set<InetAddress> addresses;

	private final ConcurrentHashMap<String, X509Certificate[]> chains = new ConcurrentHashMap<>();

	private ServerCertificates(CertificateAuthority authority, String host) throws UnknownHostException {
		this.authority = authority;
		this.addresses = addresses(host);
	}

	/**
	 * Prepare the server's side of TLS.
	 * @param authority signs the certificates
	 * @param host what the server binds
	 * @throws UnknownHostException if there is no such host
	 */
	public static SSLContext context(CertificateAuthority authority, String host) throws UnknownHostException {
		ServerCertificates certificates = new ServerCertificates(authority, host);
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(new KeyManager[] { certificates }, null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java platform lacks TLS", ex);
		}
	}

	private static Set<InetAddress> addresses(String host) throws UnknownHostException {
		Set<InetAddress> addresses = new LinkedHashSet<>();
		addresses.add(InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }));
		addresses.add(InetAddress.getByAddress(IPV6_LOOPBACK));
		InetAddress bound = InetAddress.getByName(host);
		if (!bound.isAnyLocalAddress()) {
			addresses.add(bound);
			return addresses;
		}
		try {
			for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
				addresses.addAll(Collections.list(network.getInetAddresses()));
			}
		}
		catch (SocketException ex) {
			throw new IllegalStateException("The addresses of this machine cannot be listed", ex);
		}
		return addresses;
	}

	@Override
	public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
		return keyType.equals("EC") ? host(engine) : null;
	}

	private static String host(SSLEngine engine) {
		if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
			for (SNIServerName name : session.getRequestedServerNames()) {
				if (name instanceof SNIHostName host) {
					return host.getAsciiName();
				}
			}
		}
		return BY_ADDRESS;
	}

	@Override
	public X509Certificate[] getCertificateChain(String alias) {
		if (this.chains.size() >= MAX_HOSTS) {
			this.chains.clear();
		}
		return this.chains.computeIfAbsent(alias, this::sign).clone();
	}

	private X509Certificate[] sign(String host) {
		Set<String> hosts = new LinkedHashSet<>(List.of(host, BY_ADDRESS));
		return new X509Certificate[] { this.authority.sign(this.keys.getPublic(), hosts, this.addresses),
				this.authority.certificate() };
	}

	@Override
	public PrivateKey getPrivateKey(String alias) {
		return this.keys.getPrivate();
	}

	@Override
	public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return new String[] { BY_ADDRESS };
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
		return keyType.equals("EC") ? BY_ADDRESS : null;
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			@Nullable Socket socket) {
		return null;
	}

}
