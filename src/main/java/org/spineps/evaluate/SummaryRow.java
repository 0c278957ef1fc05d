package org.spineps.evaluate;

/**
 * One quantity of one group over all cases.
 *
 * @param group name of the group
 * @param region which part of it
 * @param quantity what
 * @param cases over the cases, each counting once
 * @param instances over all matched instances of all cases, each counting once;
 *          null for what single instances do not have
 */
public record SummaryRow(String group, Region region, Quantity quantity,
	Statistic cases, Statistic instances)
{}
