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
package org.spineps.io.dicom.parse;

/**
 * A file up to its pixels.
 *
 * @param syntax UID of its transfer syntax
 * @param data its attributes
 * @param pixelTag {@link DicomTag#PIXELS} or one of the two of real numbers; 0 if
 *          the file has no pixels
 * @param pixelAt place of the first byte of pixels in the (inflated) content
 * @param pixelLength bytes of pixels; -1 if they are in fragments
 * @param pixelVr how they are stored: OB or OW
 */
public record DicomHeader(String syntax, DicomData data, int pixelTag,
	long pixelAt, long pixelLength, String pixelVr)
{}
