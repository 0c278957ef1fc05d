package org.spineps.model.totalspineseg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.model.nnunet.FoldChoice;
import org.spineps.model.nnunet.NnUnetModel;

/**
 * A release of TotalSpineSeg: the folders {@code Dataset101_…} (step 1) and
 * {@code Dataset102_…} (step 2) beside each other, in
 * {@code nnUNet/results/<release>} or anywhere else. The original takes fold 0,
 * the best checkpoint before the last one, and never mirrors.
 *
 * @param name name of the folder that holds the two, usually the release
 * @param step1 network of the first step
 * @param step2 network of the second step
 */
public record TotalSpineSegRelease(String name, NnUnetModel step1,
	NnUnetModel step2)
{

	private static final String STEP_1 = "Dataset101_";
	private static final String STEP_2 = "Dataset102_";
	/** nnUNet/results/release/dataset below the data folder. */
	private static final int DEEPEST = 4;
	private static final FoldChoice FOLD = new FoldChoice(List.of("0"), List.of(
		FoldChoice.BEST, FoldChoice.FINAL));

	/**
	 * @param folder a folder
	 * @return whether it holds both steps
	 * @throws SpinepsException if it cannot be read
	 */
	public static boolean isRelease(final Path folder) throws SpinepsException {
		return !find(folder).isEmpty();
	}

	/**
	 * Reads everything but the weights.
	 *
	 * @param folder TotalSpineSeg's data folder, or one below it that still holds
	 *          both steps; of several releases the newest is taken
	 * @return the release
	 * @throws SpinepsException if a step is missing or cannot be used
	 */
	public static TotalSpineSegRelease read(final Path folder)
		throws SpinepsException
	{
		final List<Path> releases = find(folder);
		if (releases.isEmpty()) throw new SpinepsException("The folder " + folder
			.getFileName() + " is no release of TotalSpineSeg", "There are no " +
				STEP_1 + "… and " + STEP_2 + "… beside each other in it",
			"Choose the folder into which both release files were unpacked");
		final Path release = releases.get(releases.size() - 1);
		return new TotalSpineSegRelease(String.valueOf(release.getFileName()),
			NnUnetModel.read(model(release, STEP_1), FOLD), NnUnetModel.read(model(
				release, STEP_2), FOLD));
	}

	/** Folders that hold both steps; the newest release, by its name, last. */
	private static List<Path> find(final Path folder) throws SpinepsException {
		final List<Path> releases = new ArrayList<>();
		for (final Path step : folders(folder, DEEPEST)) {
			if (!step.getFileName().toString().startsWith(STEP_1)) continue;
			final Path parent = step.getParent();
			if (!releases.contains(parent) && folders(parent, 1).stream().anyMatch(
				other -> other.getFileName().toString().startsWith(STEP_2))) releases
					.add(parent);
		}
		releases.sort(Comparator.comparing(release -> String.valueOf(release
			.getFileName())));
		return releases;
	}

	/** The folder with plans and folds in the folder of a data set. */
	private static Path model(final Path release, final String step)
		throws SpinepsException
	{
		for (final Path dataset : folders(release, 1))
			if (dataset.getFileName().toString().startsWith(step))
				for (final Path model : folders(dataset, 1))
				if (NnUnetModel.isModel(model)) return model;
		throw new SpinepsException("The release " + release.getFileName() +
			" of TotalSpineSeg is not complete", "There is no model in " + step + "…",
			"Fetch the release again");
	}

	private static List<Path> folders(final Path folder, final int depth)
		throws SpinepsException
	{
		try (Stream<Path> folders = Files.find(folder, depth, (path,
			attributes) -> attributes.isDirectory() && !path.equals(folder)))
		{
			return folders.sorted().toList();
		}
		catch (final IOException e) {
			throw unreadable(folder, e);
		}
		catch (final UncheckedIOException e) {
			throw unreadable(folder, e.getCause());
		}
	}

	private static SpinepsException unreadable(final Path folder,
		final IOException cause)
	{
		return new SpinepsException("Cannot read the folder " + folder, String
			.valueOf(cause.getMessage()), "Check that it exists and may be read",
			cause);
	}
}
