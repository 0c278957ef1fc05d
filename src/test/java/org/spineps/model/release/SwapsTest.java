package org.spineps.model.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapsTest {

	@TempDir
	private Path temp;

	private int asides;

	private Path folder(final String name, final String content)
		throws IOException
	{
		Files.writeString(Files.createDirectory(temp.resolve(name)).resolve("file"),
			content);
		return temp.resolve(name);
	}

	private Swaps swaps() {
		return new Swaps(() -> temp.resolve(".aside" + asides++));
	}

	@Test
	void allComeWhenCommitted() throws IOException {
		folder("b", "old");
		try (Swaps swaps = swaps()) {
			swaps.put(folder("new-a", "1"), temp.resolve("a"));
			swaps.put(folder("new-b", "2"), temp.resolve("b"));
			swaps.commit();
		}
		assertThat(temp.toFile().list()).containsExactlyInAnyOrder("a", "b");
		assertThat(temp.resolve("a/file")).hasContent("1");
		assertThat(temp.resolve("b/file")).hasContent("2");
	}

	@Test
	void noneComesWhenOneFails() throws IOException {
		folder("a", "old a");
		folder("b", "old b");
		final Path first = folder("new-a", "1");
		assertThatThrownBy(() -> {
			try (Swaps swaps = swaps()) {
				swaps.put(first, temp.resolve("a"));
				assertThat(temp.resolve("a/file")).hasContent("1");
				swaps.put(temp.resolve("missing"), temp.resolve("b"));
				swaps.commit();
			}
		}).isInstanceOf(IOException.class);
		assertThat(temp.toFile().list()).containsExactlyInAnyOrder("a", "b",
			"new-a");
		assertThat(temp.resolve("a/file")).hasContent("old a");
		assertThat(temp.resolve("b/file")).hasContent("old b");
		assertThat(temp.resolve("new-a/file")).hasContent("1");
	}
}
