package org.spineps.model.release;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Wants the headers of an answer only, and drops the line after them. */
final class CancellingSubscriber implements BodySubscriber<Void> {

	@Override
	public void onSubscribe(final Flow.Subscription subscription) {
		subscription.cancel();
	}

	@Override
	public void onNext(final List<ByteBuffer> buffers) {
		// was not asked for
	}

	@Override
	public void onError(final Throwable problem) {
		// the headers are all that is wanted
	}

	@Override
	public void onComplete() {
		// nothing to do
	}

	@Override
	public CompletionStage<Void> getBody() {
		return CompletableFuture.completedFuture(null);
	}
}
