package graph

// The measures of a drawing, in the units of its viewBox. It is as wide as a phone's
// text column, so that labels keep their size there; the marks stand in one column, the
// labels to the right of them, and the lines swing out to the left.
const (
	width    = 300
	column   = 60 // x of the marks
	labels   = 74 // x of the labels
	first    = 18 // y of the centre
	step     = 24 // from one node to the next: a finger's width
	heading  = 26 // the space for the name of a kind
	swing    = 78
	swingMin = 12
	sizeMin  = 3
	sizeMax  = 7
	fontSize = 12
	margin   = 4
)

// layout is where everything stands.
type layout struct {
	y        []int      // of each node around the centre
	headings [Kinds]int // y of the name of each kind; 0 for a kind without nodes
	height   int
}

// lay puts the nodes under each other, by kind.
func lay(n Neighbourhood) layout {
	l := layout{y: make([]int, len(n.Around))}
	y, kind := first, Kinds
	for i, node := range n.Around {
		if node.Kind != kind {
			kind = node.Kind
			y += heading
			l.headings[kind] = y
		}
		y += step
		l.y[i] = y
	}
	l.height = y + step/2
	return l
}

// bulge is how far the line between two heights swings out: the farther, the farther they
// are apart, so that no two lines from one node lie on each other.
func (l layout) bulge(from, to int) int {
	return swingMin + (swing-swingMin)*abs(to-from)/max(1, l.height)
}

// size is a mark's radius: its area grows with the number of works.
func size(n, most int) int {
	if most < 1 {
		return sizeMin
	}
	return max(sizeMin, root(sizeMax*sizeMax*n/most))
}

// weight is the class of a line's thickness, 1 to 3.
func weight(n, most int) int {
	return 1 + min(2, 3*max(0, n-1)/max(1, most))
}

// root is the whole part of a square root: whole numbers are the same on every machine.
func root(n int) int {
	r := 0
	for (r+1)*(r+1) <= n {
		r++
	}
	return r
}

func abs(n int) int { return max(n, -n) }
