package io.storager.autoconfigure;

/**
 * What is wrong with a property.
 *
 * @param name the property as it is written
 * @param place where it stands
 * @param problem what is wrong, and what would be right: a clause that goes on after the
 * name
 */
record PropertyProblem(String name, String place, String problem) {

	@Override
	public String toString() {
		return "'%s' (%s) %s".formatted(this.name, this.place, this.problem);
	}

}
