package org.spineps.model.torchscript;

import java.util.List;

/**
 * One step of a {@link Graph}: a call of one of LibTorch's operators.
 *
 * @param form how it is called
 * @param operator its name in TorchScript, without "torch."
 * @param operands the values that it takes first
 * @param arguments what follows them, as TorchScript text
 */
record Node(Form form, String operator, List<Value> operands,
	List<String> arguments)
{

	/** How an operator is called, and what its result is. */
	enum Form {
			/** It makes a new tensor. */
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
