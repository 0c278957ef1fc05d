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
/**
 * Writes networks as TorchScript archives that LibTorch loads: a network is
 * described step by step with the methods of {@code
 * org.spineps.convert.torchscript.Graph}, one class per architecture, and
 * written as source text together with its weights. No Python takes part.
 * <p>
 * A further architecture needs a record in {@code
 * org.spineps.convert.architecture} with the numbers that distinguish its
 * networks, a class here that builds its graph from them, and a line in the
 * table of {@code org.spineps.convert.torchscript.NetworkGraph}.
 * </p>
 */
package org.spineps.convert.torchscript;
