package org.spineps.model.torchscript;

import java.util.List;

/**
 * One step of a {@link Graph}: a call of one of LibTorch's operators.
 *
 * @param operator its name in TorchScript, without "torch."
 * @param operands the values that it takes first
 * @param listed whether it takes them as a list
 * @param arguments what follows them, as TorchScript text
 * @param inPlace whether LibTorch has a form of it, named with a final "_", that
 *          overwrites the first operand with the result
 * @param view whether its result may share its first operand's memory
 */
record Node(String operator, List<Value> operands, boolean listed,
	List<String> arguments, boolean inPlace, boolean view)
{

	static Node of(final String operator, final Value operand,
		final String... arguments)
	{
		return new Node(operator, List.of(operand), false, List.of(arguments),
			false, false);
	}

	static Node inPlace(final String operator, final List<Value> operands,
		final String... arguments)
	{
		return new Node(operator, operands, false, List.of(arguments), true, false);
	}
}
