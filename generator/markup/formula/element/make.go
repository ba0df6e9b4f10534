package element

import "strings"

// White makes a gap, Spoken a piece of text.
func White(width int16) Node { return Node{Kind: Gap, Width: width} }
func Spoken(s string) Node   { return Node{Kind: Words, Text: s} }

// Divided makes a fraction.
func Divided(above, below Node) Node {
	return Node{Kind: Fraction, Kids: []Node{above, below}}
}

// Stacked is a fraction without its line.
func Stacked(f Node) Node {
	f.Text = "0"
	return f
}

// Fenced puts brackets around a node that are as high as it is; "" is none.
func Fenced(open string, inner Node, close string) Node {
	var row []Node
	if open != "" {
		row = append(row, Node{Kind: Sign, Text: open, Class: Opening, Stretch: true})
	}
	if inner.Kind == Row {
		row = append(row, inner.Kids...)
	} else {
		row = append(row, inner)
	}
	if close != "" {
		row = append(row, Node{Kind: Sign, Text: close, Class: Closing, Stretch: true})
	}
	return Node{Kind: Row, Kids: row}
}

// Spelled returns the text of a node that is nothing but letters, digits and signs.
func Spelled(n Node) (string, bool) {
	switch n.Kind {
	case Letter, Name, Number, Words:
		return n.Text, n.Text != ""
	case Sign:
		switch n.Text {
		case "−":
			return "-", true
		case "∗":
			return "*", true
		}
		return n.Text, true
	case Gap:
		return " ", true
	case Row:
		var b strings.Builder
		for _, k := range n.Kids {
			s, ok := Spelled(k)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		}
		return b.String(), b.Len() > 0
	}
	return "", false
}
