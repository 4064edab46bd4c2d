package io.storager.emulator.service;

import java.util.Map;
import java.util.Set;

/**
 * The headers of a vendor's own. One that the operation does not take is refused: to drop
 * it in silence would hide a client's mistake, such as an object that is not encrypted.
 *
 * @param prefix what their names begin with
 * @param everywhere those that any request may carry
 * @param missing those that the service knows and the emulator does not do
 */
public record VendorHeaders(String prefix, Set<String> everywhere, Set<String> missing) {

	/**
	 * Refuse what the operation does not take.
	 * @param call the request
	 * @param taken the operation's own; a name that ends in a hyphen stands for all that
	 * begin with it
	 */
	void check(Call call, Set<String> taken) {
		for (Map.Entry<String, ?> header : call.headers().asMap().entrySet()) {
			String name = header.getKey();
			if (this.missing.contains(name)) {
				throw Errors.notImplemented(name);
			}
			if (name.startsWith(this.prefix) && !this.everywhere.contains(name) && !taken.contains(name)
					&& taken.stream().noneMatch((other) -> other.endsWith("-") && name.startsWith(other))) {
				throw Errors.invalidArgument("The header is unknown or not allowed on this request.", name,
						String.valueOf(call.header(name)));
			}
		}
	}

}
