package theme

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/theme/check"
)

// funcs returns the functions that templates may call, besides the builtin ones.
func (t *Theme) funcs() template.FuncMap {
	return template.FuncMap{
		"t":     t.words.Text,
		"num":   t.words.Num,
		"date":  t.words.Date,
		"asset": t.AssetURL,
		"add":   func(a, b int) int { return a + b },
	}
}

// checkText looks at a call of t whose key is written in the template.
func (t *Theme) checkText(args []check.Arg) (check.Problem, bool) {
	for i, a := range args {
		if i > 0 && a.Type != nil && check.Markup(a.Type) {
			return check.Problem{
				Arg: i, Code: "template-type", Message: "this is markup, and a string of the interface takes plain text only",
				Hint: "use the plain form of the field",
			}, true
		}
	}
	if len(args) == 0 || !args[0].Known {
		return check.Problem{}, false
	}
	key, given := args[0].Constant, args[1:]
	if !t.words.Has(key) {
		return check.Problem{
			Code: "template-string", Message: fmt.Sprintf("the interface has no string %q", key),
			Hint: didYouMean(key, t.words.Keys()),
		}, true
	}
	wants, count := t.words.Wants(key)
	if len(given) < wants {
		return check.Problem{
			Code: "template-string", Message: fmt.Sprintf("the string %q has a place {%d}, and gets %d values", key, wants-1, len(given)),
		}, true
	}
	if count && !mayBeInt(given) {
		return check.Problem{
			Code: "template-string", Message: fmt.Sprintf("the string %q has plural forms, and gets no number to choose by", key),
		}, true
	}
	return check.Problem{}, false
}

// mayBeInt reports whether an int is among the arguments, or may be.
func mayBeInt(args []check.Arg) bool {
	for _, a := range args {
		if a.Type == nil || a.Type == reflect.TypeFor[int]() {
			return true
		}
	}
	return false
}

// checkAsset looks at a call of asset whose name is written in the template.
func (t *Theme) checkAsset(args []check.Arg) (check.Problem, bool) {
	if len(args) != 1 || !args[0].Known || t.byName[args[0].Constant] != "" {
		return check.Problem{}, false
	}
	var names []string
	for _, a := range t.assets {
		names = append(names, a.Name)
	}
	return check.Problem{
		Code: "template-asset", Message: fmt.Sprintf("there is no asset %q", args[0].Constant),
		Hint: didYouMean(args[0].Constant, names),
	}, true
}

func didYouMean(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return ""
}

// number reads TOML's way of writing numbers; what is neither an int nor a float
// stays text.
func number(literal string) any {
	if n, err := strconv.ParseInt(literal, 0, strconv.IntSize); err == nil {
		return int(n)
	}
	if f, err := strconv.ParseFloat(strings.ReplaceAll(literal, "_", ""), 64); err == nil {
		return f
	}
	return literal
}
