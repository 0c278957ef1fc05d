/**
 * Web pages for reading: one per case, and a contact sheet for a folder. Every
 * page is one file that needs no other file and no network.
 */
package org.spineps.report;
