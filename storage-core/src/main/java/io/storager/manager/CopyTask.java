package io.storager.manager;

import java.util.Iterator;
import java.util.List;

import io.storager.ErrorCode;
import io.storager.Operation;
import io.storager.ProgressListener;
import io.storager.StorageException;
import io.storager.StorageObject;
import org.jspecify.annotations.Nullable;

/** Copies or moves a tree of objects. */
final class CopyTask implements TreeTask<CopyTask.Member> {

	private final Operation operation;

	private final TreeRoot source;

	private final TreeRoot target;

	private final boolean skipEqual;

	private final ObjectCopy copy;

	CopyTask(Operation operation, TreeRoot source, TreeRoot target, TreeOptions options) {
		this.operation = operation;
		this.source = source;
		this.target = target;
		this.skipEqual = options.skipEqual();
		this.copy = new ObjectCopy(operation, source.storager(), target.storager(), options.copy());
		boolean move = operation == Operation.MOVE;
		if (source.overlaps(target) || (move && source.isSame(target))) {
			throw Failures.restrict(operation, source.storager(), source.path(),
					"'%s' and '%s' are within each other in buckets of the same name; allowed: trees that are apart"
						.formatted(source.absolute(), target.absolute()));
		}
	}

	/**
	 * An object of the tree.
	 *
	 * @param object the object as it was listed
	 * @param there what was listed at its target, or {@code null} if nothing was, or if
	 * nobody has looked
	 */
	record Member(StorageObject object, @Nullable StorageObject there) {
	}

	@Override
	public Iterator<Member> members() {
		TreeListing there = new TreeListing(this.target, this.skipEqual);
		return new MappedIterator<>(this.source.members(this.operation),
				(object) -> new Member(object, there.find(this.source.relative(object))));
	}

	@Override
	public long bytes(Member member) {
		Long length = member.object().contentLength();
		return (length != null) ? length : 0;
	}

	@Override
	public List<ObjectResult> perform(Member member, ProgressListener progress) {
		String path = member.object().path();
		String to = to(member);
		if (to.isEmpty()) {
			// The work dir needs no marker to be there.
			return List.of(ObjectResult.of(path, to, Outcome.EQUAL, 0));
		}
		boolean move = this.operation == Operation.MOVE;
		StorageObject equal = this.copy.equalSource(member.object(), member.there());
		if (equal != null) {
			if (move) {
				this.copy.delete(path, to, equal);
			}
			return List.of(ObjectResult.of(path, to, Outcome.EQUAL, bytes(member)));
		}
		StorageObject copy = move ? this.copy.move(path, to, progress) : this.copy.copy(path, to, progress);
		Long length = copy.contentLength();
		return List.of(ObjectResult.of(path, to, Outcome.DONE, (length != null) ? length : bytes(member)));
	}

	private String to(Member member) {
		return this.target.path(this.source.relative(member.object()));
	}

	@Override
	public List<ObjectResult> failed(Member member, StorageException failure) {
		return List.of(ObjectResult.failed(member.object().path(), to(member), failure));
	}

	@Override
	public StorageException failure(String reason, @Nullable Throwable cause) {
		return Failures.of(ErrorCode.UNEXPECTED, this.operation, this.source.storager(), this.source.path(), reason,
				cause);
	}

}
