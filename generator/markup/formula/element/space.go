package element

// A Space is what stands between two atoms, in eighteenths of an em.
type Space int

// The spaces of TeX.
const (
	None   Space = 0
	Thin   Space = 3
	Medium Space = 4
	Thick  Space = 5
)

// Settle returns the classes that the atoms of a row have beside each other: an
// operator with nothing on one side of it is a sign of what stands on the other (The
// TeXbook, chapter 17). First is the class of what stands before the row in thought;
// the row begins a formula where that is Opening. Gaps have no class: they get that
// of what stands before them, and are to be passed over.
func Settle(row []Node, first Class) []Class {
	classes := make([]Class, len(row))
	left, last := first, -1
	for i := range row {
		c := row[i].Class
		if row[i].Kind == Gap {
			classes[i] = left
			continue
		}
		switch left {
		case Binary, Operator, Relation, Opening, Punctuation:
			if c == Binary {
				c = Ordinary
			}
		}
		if left == Binary && last >= 0 && (c == Relation || c == Closing || c == Punctuation) {
			classes[last] = Ordinary
		}
		classes[i], left, last = c, c, i
	}
	if last >= 0 && classes[last] == Binary {
		classes[last] = Ordinary
	}
	return classes
}

// Between returns the space between two neighbours (The TeXbook, chapter 18). In
// scripts, only that around functions is left.
func Between(left, right Class, script bool) Space {
	switch {
	case left == Operator && (right == Ordinary || right == Operator), right == Operator && (left == Ordinary || left == Closing):
		return Thin
	case left == Opening || script:
		return None
	case left == Punctuation:
		return Thin
	case left == Binary || right == Binary:
		return Medium
	case left == Relation && right == Relation, right == Closing || right == Punctuation:
		return None
	case left == Relation || right == Relation:
		return Thick
	}
	return None
}
