/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.library.download;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads only the headers of a response, then closes the connection. */
final class CancellingSubscriber implements BodySubscriber<Void> {

	@Override
	public void onSubscribe(final Flow.Subscription subscription) {
		subscription.cancel();
	}

	@Override
	public void onNext(final List<ByteBuffer> buffers) {
		// was not requested
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
