package io.storager.emulator.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Signs certificates of servers; clients that trust it trust all of them. */
public final class CertificateAuthority {

	private static final String NAME = "storage-emulator CA";

	private static final String CERTIFICATE_FILE = "ca.pem";

	private static final String KEY_FILE = "ca-key.pem";

	private static final Duration VALIDITY = Duration.ofDays(3650);

	/** The longest that some clients accept for a server. */
	private static final Duration SERVER_VALIDITY = Duration.ofDays(397);

	/** Clocks of containers and virtual machines differ. */
	private static final Duration SKEW = Duration.ofDays(1);

	private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));

	private static final SecureRandom random = new SecureRandom();

	private final X509Certificate certificate;

	private final PrivateKey key;

	private CertificateAuthority(X509Certificate certificate, PrivateKey key) {
		this.certificate = certificate;
		this.key = key;
	}

	/** Make a new authority. */
	public static CertificateAuthority create() {
		KeyPair pair = newKeyPair();
		byte[] usage = Der.bits(1, new byte[] { 0x06 });
		byte[] extensions = Der.sequence(extension("2.5.29.19", true, Der.sequence(Der.truth())),
				extension("2.5.29.15", true, usage),
				extension("2.5.29.14", false, Der.octets(keyIdentifier(pair.getPublic()))));
		return new CertificateAuthority(
				certificate(NAME, pair.getPublic(), NAME, pair.getPrivate(), VALIDITY, extensions), pair.getPrivate());
	}

	/**
	 * Return the authority that a folder keeps, so that whoever trusts it can go on doing
	 * so; a new one if there is none or it will soon expire.
	 * @throws IOException if the folder cannot be read or written
	 */
	public static CertificateAuthority keptIn(Path folder) throws IOException {
		Path certificateFile = folder.resolve(CERTIFICATE_FILE);
		Path keyFile = folder.resolve(KEY_FILE);
		if (Files.exists(certificateFile) && Files.exists(keyFile)) {
			CertificateAuthority kept = load(certificateFile, keyFile);
			if (kept.certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(SERVER_VALIDITY))) {
				return kept;
			}
		}
		CertificateAuthority authority = create();
		Files.createDirectories(folder);
		Files.deleteIfExists(keyFile);
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			Files.createFile(keyFile,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		Files.writeString(keyFile, pem("PRIVATE KEY", authority.key.getEncoded()));
		Files.writeString(certificateFile, authority.pem());
		return authority;
	}

	private static CertificateAuthority load(Path certificateFile, Path keyFile) throws IOException {
		try {
			String text = Files.readString(keyFile).replaceAll("-----[A-Z ]+-----", "");
			PrivateKey key = KeyFactory.getInstance("EC")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
			return new CertificateAuthority(parse(Files.readAllBytes(certificateFile)), key);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IOException("The certificate authority in " + certificateFile.getParent()
					+ " cannot be read; delete the folder to get a new one", ex);
		}
	}

	/** Return the certificate that clients have to trust. */
	public X509Certificate certificate() {
		return this.certificate;
	}

	/** Return the certificate that clients have to trust, in PEM. */
	public String pem() {
		try {
			return pem("CERTIFICATE", this.certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate was made here", ex);
		}
	}

	/**
	 * Sign the certificate of a server.
	 * @param server the server's key
	 * @param hosts the names by which clients may call it
	 * @param addresses the addresses by which clients may call it
	 */
	X509Certificate sign(PublicKey server, Collection<String> hosts, Collection<InetAddress> addresses) {
		List<byte[]> names = new ArrayList<>();
		hosts.forEach((host) -> names.add(Der.taggedValue(2, host.getBytes(StandardCharsets.US_ASCII))));
		addresses.forEach((address) -> names.add(Der.taggedValue(7, address.getAddress())));
		byte[] extensions = Der.sequence(extension("2.5.29.17", false, Der.sequence(names.toArray(byte[][]::new))),
				extension("2.5.29.15", true, Der.bits(7, new byte[] { (byte) 0x80 })),
				extension("2.5.29.37", false, Der.sequence(Der.identifier("1.3.6.1.5.5.7.3.1"))), extension("2.5.29.35",
						false, Der.sequence(Der.taggedValue(0, keyIdentifier(this.certificate.getPublicKey())))));
		return certificate("storage-emulator", server, NAME, this.key, SERVER_VALIDITY, extensions);
	}

	static KeyPair newKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java platform lacks the elliptic curve P-256", ex);
		}
	}

	private static X509Certificate certificate(String subject, PublicKey subjectKey, String issuer,
			PrivateKey issuerKey, Duration validity, byte[] extensions) {
		Instant now = Instant.now();
		byte[] unsigned = Der.sequence(Der.tagged(0, Der.integer(BigInteger.TWO)),
				Der.integer(new BigInteger(120, random).setBit(119)), ECDSA_WITH_SHA256, name(issuer),
				Der.sequence(Der.time(now.minus(SKEW)), Der.time(now.minus(SKEW).plus(validity))), name(subject),
				subjectKey.getEncoded(), Der.tagged(3, extensions));
		try {
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(issuerKey);
			signature.update(unsigned);
			return parse(Der.sequence(unsigned, ECDSA_WITH_SHA256, Der.bits(0, signature.sign())));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("A certificate could not be signed", ex);
		}
	}

	private static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(encoded));
	}

	private static byte[] name(String commonName) {
		return Der.sequence(Der.set(Der.sequence(Der.identifier("2.5.4.3"), Der.text(commonName))));
	}

	private static byte[] extension(String identifier, boolean critical, byte[] value) {
		return critical ? Der.sequence(Der.identifier(identifier), Der.truth(), Der.octets(value))
				: Der.sequence(Der.identifier(identifier), Der.octets(value));
	}

	/** RFC 5280, 4.2.1.2, leaves open how a key is named, as long as all agree. */
	private static byte[] keyIdentifier(PublicKey key) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has SHA-1", ex);
		}
	}

	private static String pem(String type, byte[] encoded) {
		String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encoded);
		return "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
	}

}
