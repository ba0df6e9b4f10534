// Package brief shortens titles for the labels of links that only readers of one link
// after the other hear. It knows text, and nothing of works.
package brief

import (
	"strings"
	"unicode/utf8"
)

// Most is how many characters of a title are enough to know it by.
const Most = 40

// Of returns a plain title as it is, or, where it is long, its first words with an
// ellipsis. Scripts without spaces between words are cut between characters.
func Of(title string) string {
	if len(title) <= Most {
		return title
	}
	end, space, n := 0, 0, 0
	for i, r := range title {
		if n == Most {
			end = i
			break
		}
		if r == ' ' {
			space = i
		}
		n++
	}
	if end == 0 || utf8.RuneCountInString(title[end:]) < Most/8 { // no shorter with an ellipsis
		return title
	}
	if space > end/2 {
		end = space
	}
	return strings.TrimRight(title[:end], " ,.;:-–(") + "…"
}
