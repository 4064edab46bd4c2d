package app;

import io.storager.boot.test.AutoConfigureStorage;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextManager;

/** Does what comes before the first test of a class, and tells how long that took. */
public class TestContexts {

	public static void main(String[] arguments) throws Exception {
		Object test = Class.forName("app.TestContexts$" + arguments[0]).getDeclaredConstructor().newInstance();
		TestContextManager manager = new TestContextManager(test.getClass());
		manager.beforeTestClass();
		manager.prepareTestInstance(test);
		manager.beforeTestMethod(test, test.getClass().getMethod("test"));
		Application.tell();
		System.exit(0);
	}

	@SpringBootTest(classes = Application.class)
	public static class Plain {

		public void test() {
		}

	}

	@AutoConfigureStorage
	@SpringBootTest(classes = Application.class)
	public static class Emulated {

		public void test() {
		}

	}

}
