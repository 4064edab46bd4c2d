package io.storager.emulator;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import io.storager.emulator.traffic.AnsweredRequest;
import io.storager.emulator.traffic.SecretMask;
import io.storager.emulator.traffic.WireRequest;

/** Says in one line what became of a request, and in some more why it was refused. */
final class RequestLines {

	/** Errors that come of who calls and when, not of what is asked for. */
	private static final Set<String> SIGNATURE_ERRORS = Set.of("SignatureDoesNotMatch", "InvalidAccessKeyId",
			"AccessDenied", "RequestTimeTooSkewed");

	/** The emulator's side of a signature, by the names that the vendors give it. */
	private static final Map<String, String> SIGNED = Map.of("StringToSign", "string to sign", "CanonicalRequest",
			"canonical request", "FormatString", "canonical request (FormatString)", "Missing", "signed, but not sent");

	private final DateTimeFormatter time;

	private final List<String> accessKeys;

	/**
	 * Begin.
	 * @param zone where the reader is
	 * @param accessKeys the access keys that are known
	 */
	RequestLines(ZoneId zone, List<String> accessKeys) {
		this.accessKeys = accessKeys;
		this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
	}

	/** Return the lines, each with its end. */
	String of(AnsweredRequest answer) {
		WireRequest request = answer.request();
		StringBuilder lines = new StringBuilder(this.time.format(answer.arrived()));
		lines.append(' ').append(request.protocol()).append(' ').append(request.method()).append(' ');
		lines.append(printable(target(request)));
		lines.append(' ').append((answer.status() > 0) ? String.valueOf(answer.status()) : "-");
		if (answer.errorCode() != null) {
			lines.append(' ').append(answer.errorCode());
		}
		lines.append(" in=").append(answer.bytesReceived()).append(" out=").append(answer.bytesSent());
		lines.append(' ').append(answer.duration().toMillis()).append("ms");
		if (answer.abort() != null) {
			lines.append(" (").append(answer.abort()).append(')');
		}
		lines.append(System.lineSeparator());
		if (answer.errorCode() != null && SIGNATURE_ERRORS.contains(answer.errorCode())) {
			detail(lines, "reason", reason(answer));
			answer.errorDetails().forEach((name, value) -> {
				if (SIGNED.containsKey(name)) {
					detail(lines, SIGNED.get(name), value);
				}
			});
		}
		return lines.toString();
	}

	private String reason(AnsweredRequest answer) {
		String message = String.valueOf(answer.errorMessage());
		if ("InvalidAccessKeyId".equals(answer.errorCode())) {
			return message + " Known are: " + String.join(", ", this.accessKeys);
		}
		if ("SignatureDoesNotMatch".equals(answer.errorCode())) {
			return message + " Compare what the client signed with:";
		}
		return isSigned(answer.request()) ? message : message + " The request is not signed.";
	}

	private static boolean isSigned(WireRequest request) {
		return request.header("Authorization") != null || request.query()
			.keySet()
			.stream()
			.anyMatch(
					(name) -> name.equals("Signature") || name.equals("x-oss-signature") || name.equals("q-signature"));
	}

	private static String target(WireRequest request) {
		StringBuilder target = new StringBuilder();
		target.append((request.bucket() != null) ? request.bucket() : "-");
		target.append((request.key() != null) ? "/" + request.key() : "");
		StringJoiner query = new StringJoiner("&", "?", "");
		query.setEmptyValue("");
		request.query()
			.forEach((name, value) -> query
				.add(value.isEmpty() ? name : name + "=" + (SecretMask.isSecret(name) ? "***" : value)));
		return target.append(query).toString();
	}

	private static void detail(StringBuilder lines, String name, String value) {
		lines.append("    ").append(name).append(':');
		if (!value.contains("\n")) {
			lines.append(' ').append(printable(value)).append(System.lineSeparator());
			return;
		}
		lines.append(System.lineSeparator());
		for (String line : value.split("\n", -1)) {
			lines.append("      |").append(printable(line)).append(System.lineSeparator());
		}
	}

	/** A key may hold line breaks, and worse. */
	private static String printable(String text) {
		StringBuilder printable = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (Character.isISOControl(character)) {
				printable.append(String.format(Locale.ROOT, "\\u%04x", character));
			}
			else {
				printable.appendCodePoint(character);
			}
		});
		return printable.toString();
	}

}
