package io.storager.interrupt;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Finds the places in storage-core where a thread may wait for another one. */
final class Waits {

	/** Waits that declare no InterruptedException. */
	private static final Set<String> SILENT = Set.of("lock", "acquireUninterruptibly", "awaitUninterruptibly", "join",
			"park", "parkNanos", "parkUntil", "awaitAdvance", "arriveAndAwaitAdvance", "close");

	/** What an interrupt ends although it is no wait: channels, and code of callers. */
	private static final Set<String> ENDED = Set.of("FileChannel.read", "FileChannel.write", "Channels.newOutputStream",
			"Files.newInputStream", "Invocation.runForeign");

	private Waits() {
	}

	/** The methods of storage-core that wait, by class and name. */
	static Set<String> find() {
		Set<String> found = new TreeSet<>();
		for (JavaClass each : new ClassFileImporter().withImportOption((location) -> location.contains("storage-core"))
			.importPackages("io.storager")) {
			for (JavaCodeUnitAccess<?> access : each.getCodeUnitAccessesFromSelf()) {
				CodeUnitAccessTarget target = access.getTarget();
				String name = place(target.getOwner().getName(), target.getName());
				if (ENDED.contains(name) || waits(target)) {
					found.add(place(access.getOriginOwner().getName(), access.getOrigin().getName()));
				}
			}
		}
		return found;
	}

	private static boolean waits(CodeUnitAccessTarget target) {
		String owner = target.getOwner().getName();
		if (!owner.startsWith("java.lang.") && !owner.startsWith("java.util.concurrent.")) {
			return false;
		}
		if (owner.startsWith("java.util.concurrent.") && SILENT.contains(target.getName())) {
			return true;
		}
		for (Method method : target.getOwner().reflect().getMethods()) {
			if (method.getName().equals(target.getName())
					&& method.getParameterCount() == target.getRawParameterTypes().size()
					&& List.of(method.getExceptionTypes()).contains(InterruptedException.class)) {
				return true;
			}
		}
		return false;
	}

	/** Whether a thread stands in a place and waits. */
	static boolean waitsIn(String place, Thread thread, StackTraceElement[] stack) {
		boolean waiting = thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
		return waiting && Arrays.stream(stack)
			.anyMatch((frame) -> place.equals(place(frame.getClassName(), frame.getMethodName())));
	}

	/** The name of a method without packages; code of a lambda is that of its method. */
	private static String place(String owner, String method) {
		String type = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
		return type + "." + method.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
	}

}
