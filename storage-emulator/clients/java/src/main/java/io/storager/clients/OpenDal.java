package io.storager.clients;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.opendal.Operator;

import static io.storager.clients.Checks.holds;
import static io.storager.clients.Checks.same;

/** OpenDAL by its Java binding: its OSS service, and its COS service if that is asked for. */
final class OpenDal {

	private OpenDal() {
	}

	public static void main(String[] arguments) {
		Checks checks = new Checks();
		boolean cos = arguments.length > 0 && arguments[0].equals("cos");
		// Both put the bucket in front of the endpoint's host, and reach the emulator through
		// the environment's http_proxy, which the script sets.
		Map<String, String> settings = cos
				? Map.of("bucket", Emulator.COS_BUCKET, "endpoint", "http://cos.ap-guangzhou.myqcloud.com", "secret_id",
						Emulator.ACCESS_KEY, "secret_key", Emulator.SECRET_KEY, "root", "/opendal")
				: Map.of("bucket", Emulator.BUCKET, "endpoint", "http://oss-cn-hangzhou.aliyuncs.com",
						"access_key_id", Emulator.ACCESS_KEY, "access_key_secret", Emulator.SECRET_KEY, "root",
						"/opendal");
		try (Operator operator = Operator.of(cos ? "cos" : "oss", settings)) {
			run(checks, operator);
		}
		checks.tell();
	}

	private static void run(Checks checks, Operator operator) {
		checks.check("write, read, stat", () -> {
			operator.write("a b+c/日本 &=?.txt", "hello");
			same("hello", new String(operator.read("a b+c/日本 &=?.txt"), StandardCharsets.UTF_8));
			same(5L, operator.stat("a b+c/日本 &=?.txt").getContentLength());
		});
		checks.refused("read of nothing", "NotFound", () -> operator.read("nothing"));
		checks.check("range", () -> {
			operator.write("range", "0123456789");
			same("234", new String(operator.read("range", 2, 3), StandardCharsets.UTF_8));
		});
		checks.check("copy", () -> {
			operator.copy("range", "copied");
			same("0123456789", new String(operator.read("copied"), StandardCharsets.UTF_8));
		});
		checks.check("stream of several parts", () -> {
			byte[] bytes = Emulator.bytes(20 << 20);
			try (var output = operator.createOutputStream("stream", 8 << 20)) {
				output.write(bytes);
			}
			same(bytes, operator.read("stream"));
		});
		checks.check("directories and lists", () -> {
			operator.createDir("dir/");
			for (int i = 0; i < 5; i++) {
				operator.write("dir/" + i, "x");
			}
			holds(operator.list("dir/").size() >= 5);
		});
		checks.check("delete", () -> {
			operator.delete("range");
			operator.delete("range");
			operator.removeAll("dir/");
			holds(operator.list("dir/").isEmpty());
		});
	}

}
