/**
 * The commands of the menu Plugins &gt; SPINEPS: parameters and outputs, nothing
 * else.
 */
package org.spineps.command;
