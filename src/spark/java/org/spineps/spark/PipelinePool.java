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
package org.spineps.spark;

import com.google.gson.JsonObject;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.spark.TaskContext;
import org.spineps.SpinepsException;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;

/**
 * Keeps the networks of an executor from one task to the next: who closes a pipeline
 * gives it back. Tasks that run at the same time have one each. Thread-safe.
 */
final class PipelinePool {

	/** That of this executor. */
	static final PipelinePool OF_EXECUTOR = new PipelinePool();

	private record Key(String method, MethodRequest request) {}

	private final Map<Key, Deque<SpinePipeline>> idle = new HashMap<>();

	/**
	 * @param methods what can be run
	 * @return the same, whose pipelines are kept here
	 */
	SpineMethods keeping(final SpineMethods methods) {
		return new SpineMethods(methods.all().stream().<SpineMethod> map(
			method -> new Kept(method, this)).toList());
	}

	private SpinePipeline open(final Key key, final SpinePipeline.Opener opener)
		throws SpinepsException
	{
		final SpinePipeline waiting;
		synchronized (this) {
			waiting = idle.computeIfAbsent(key, k -> new ArrayDeque<>()).poll();
		}
		return new Lent(waiting == null ? opener.open() : waiting, key, this);
	}

	private synchronized void giveBack(final Key key,
		final SpinePipeline pipeline)
	{
		idle.get(key).push(pipeline);
	}

	/** A method whose pipelines come from a pool. */
	private record Kept(SpineMethod method, PipelinePool pool)
		implements SpineMethod
	{

		@Override
		public String id() {
			return method.id();
		}

		@Override
		public String title() {
			return method.title();
		}

		@Override
		public List<String> roles() {
			return method.roles();
		}

		@Override
		public boolean takesWishes() {
			return method.takesWishes();
		}

		@Override
		public boolean takesLocalizer() {
			return method.takesLocalizer();
		}

		@Override
		public PipelinePlan plan(final MethodRequest request)
			throws SpinepsException
		{
			final PipelinePlan plan = method.plan(request);
			return new PipelinePlan(plan.options(), () -> pool.open(new Key(method
				.id(), request), plan.opener()));
		}

		@Override
		public JsonObject options(final Behaviour behaviour) {
			return method.options(behaviour);
		}
	}

	/** A pipeline that goes back when it is closed, unless it has failed. */
	private static final class Lent implements SpinePipeline {

		private final SpinePipeline pipeline;
		private final Key key;
		private final PipelinePool pool;
		private boolean failed;

		Lent(final SpinePipeline pipeline, final Key key,
			final PipelinePool pool)
		{
			this.pipeline = pipeline;
			this.key = key;
			this.pool = pool;
		}

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress)
			throws SpinepsException
		{
			failed = true;
			final SpineSegmentation result = pipeline.run(run, new TaskProgress(
				progress, TaskContext.get()));
			failed = false;
			return result;
		}

		@Override
		public Map<String, String> recipe(final Stage stage) {
			return pipeline.recipe(stage);
		}

		@Override
		public String device() {
			return pipeline.device();
		}

		@Override
		public void close() {
			if (failed) pipeline.close();
			else pool.giveBack(key, pipeline);
		}
	}
}
