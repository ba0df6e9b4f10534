package diag

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the known word that a misspelt one most likely stands for, "" when
// none is near. Of several equally near ones the first wins.
func Nearest(word string, known []string) string {
	length := utf8.RuneCountInString(word)
	if length > 64 {
		return ""
	}
	best, least := "", 1+max(1, length/3)
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
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
