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
package org.spineps.convert.torchscript;

import java.util.List;

/**
 * One step of a {@link Graph}: a call of one of LibTorch's operators.
 *
 * @param form how it is called
 * @param operator its name in TorchScript, without "torch."
 * @param operands its first arguments
 * @param arguments the remaining arguments, as TorchScript text
 */
record GraphNode(Form form, String operator, List<GraphValue> operands,
	List<String> arguments)
{

	/** How an operator is called, and what its result is. */
	enum Form {
			/** It returns a new tensor. */
			PLAIN,
			/** As plain, but it takes its operands as a list. */
			LIST,
			/**
			 * LibTorch has a form of it, named with a final "_", that overwrites the
			 * first operand with the result.
			 */
			IN_PLACE,
			/** The result may share the operand's memory. */
			VIEW,
			/** LibTorch has it on the CPU for 32-bit floats only. */
			WIDE
	}
}
