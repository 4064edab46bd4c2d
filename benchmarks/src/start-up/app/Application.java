package app;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts, tells how long that took, and ends. */
@SpringBootApplication
public class Application {

	public static void main(String[] arguments) {
		try (var context = SpringApplication.run(Application.class, arguments)) {
			tell();
		}
	}

	/** Milliseconds since the start of the JVM, and of processor time in it. */
	static void tell() {
		long elapsed = ManagementFactory.getRuntimeMXBean().getUptime();
		long processor = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
		System.out.println("started " + elapsed + " " + processor);
	}

}
