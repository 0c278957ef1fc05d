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
package org.spineps.result;

/**
 * What speaks for an instance beside its mean probability
 * ({@link SpineInstance#confidence()}).
 *
 * @param borderEntropy how undecided the network is at the instance's border, in
 *          bits, the mean over its border voxels: 0 is sure, 1 is a coin toss; NaN
 *          when not known
 * @param agreement mean Dice coefficient between the predictions of neighbouring
 *          cut-outs, 0..1; NaN when there are fewer than two of them
 * @param predictions how many cut-out predictions were merged into it, 0..3; −1
 *          when not known
 */
public record Evidence(double borderEntropy, double agreement,
	int predictions)
{

	/** Nothing is known. */
	public static final Evidence UNKNOWN = new Evidence(Double.NaN, Double.NaN,
		-1);
}
