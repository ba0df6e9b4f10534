package lexicon

import (
	"strconv"
	"strings"
)

// A Layout is what an environment makes of its lines.
type Layout struct {
	Open, End string // brackets
	Align     string // of its columns, a letter each; the last holds for those that follow
	Pairs     bool   // columns belong together two by two
	Tight     bool
	Display   bool // cells are set as displays
	Args      int  // how many arguments stand before its lines
	Spec      bool // the last of them says how columns are aligned
}

// Environment returns what an environment makes of its lines.
func Environment(name string) (Layout, bool) {
	l, ok := environments[name]
	return l, ok
}

// environments by name; a star at the end of a name changes nothing.
var environments = func() map[string]Layout {
	m := map[string]Layout{
		"matrix": {Align: "c"}, "pmatrix": {Open: "(", End: ")", Align: "c"}, "bmatrix": {Open: "[", End: "]", Align: "c"},
		"Bmatrix": {Open: "{", End: "}", Align: "c"}, "vmatrix": {Open: "|", End: "|", Align: "c"}, "Vmatrix": {Open: "‖", End: "‖", Align: "c"},
		"smallmatrix": {Align: "c", Tight: true}, "psmallmatrix": {Open: "(", End: ")", Align: "c", Tight: true},
		"cases": {Open: "{", Align: "l"}, "dcases": {Open: "{", Align: "l", Display: true}, "rcases": {End: "}", Align: "l"},
		"array": {Align: "c", Args: 1, Spec: true}, "subarray": {Align: "c", Args: 1, Spec: true, Tight: true}, "tabular": {Align: "c", Args: 1, Spec: true},
	}
	for name := range strings.FieldsSeq("align aligned split eqnarray flalign") {
		m[name] = Layout{Align: "rl", Pairs: true, Display: true}
	}
	for name := range strings.FieldsSeq("alignat alignedat xalignat") {
		m[name] = Layout{Align: "rl", Pairs: true, Display: true, Args: 1}
	}
	for name := range strings.FieldsSeq("gather gathered multline multlined equation displaymath math dmath") {
		m[name] = Layout{Align: "c", Display: true}
	}
	m["eqnarray"] = Layout{Align: "rcl", Display: true}
	return m
}()

// Columns reads {l|cc}: lines between columns are not drawn.
func Columns(spec string) string {
	var b strings.Builder
	for i := 0; i < len(spec) && b.Len() < 64; i++ {
		switch c := spec[i]; c {
		case 'l', 'c', 'r':
			b.WriteByte(c)
		case '{':
			if n := strings.IndexByte(spec[i:], '}'); n > 0 { // @{...}
				i += n
			}
		}
	}
	if b.Len() == 0 {
		return "c"
	}
	return b.String()
}

// units of length, in eighteenths of an em of 10 pt.
var units = map[string]float64{"em": 18, "ex": 8, "mu": 1, "pt": 1.8, "px": 1.8, "cm": 51.2, "mm": 5.12, "in": 130, "pc": 21.6}

// longestGap bounds the white space that is asked for.
const longestGap = 180

// Length reads a length such as "-1.5em", in eighteenths of an em.
func Length(s string) (int16, bool) {
	s = strings.ReplaceAll(s, " ", "")
	i := len(s) - 2
	if i <= 0 || units[s[i:]] == 0 {
		return 0, false
	}
	n, err := strconv.ParseFloat(s[:i], 64)
	if err != nil || n != n {
		return 0, false
	}
	return int16(max(-longestGap, min(longestGap, n*units[s[i:]]))), true
}
