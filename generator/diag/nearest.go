package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Nearest returns the known word that a misspelt one most likely stands for, "" when
// none is near. Of several equally near ones the first wins. With one letter in two
// wrong anything could be meant: one or two letters are near to themselves only, in
// whatever case.
func Nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	if length > 64 {
		return ""
	}
	best, least := "", 1+max(1, length/3)
	if length <= 2 {
		least = 1
	}
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// DidYouMean is a hint that names the known word nearest to a misspelt one; "" when
// none is near.
func DidYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// distance counts the edits between two words: a letter too many, missing, wrong, or
// two neighbours exchanged (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	var before []int
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}
