package theme

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/theme/check"
	"lectern/generator/theme/compile"
	"lectern/generator/theme/words"
)

// funcs returns the functions that templates may call, besides the builtin ones.
func (t *Theme) funcs() map[string]compile.Func {
	return map[string]compile.Func{
		"t":     {Value: t.words.Text, Append: t.appendText},
		"num":   {Value: t.words.Num, Append: func(dst []byte, args []compile.Arg) []byte { return t.words.AppendNum(dst, args[0].Number) }},
		"date":  {Value: t.words.Date, Append: func(dst []byte, args []compile.Arg) []byte { return t.words.AppendDate(dst, args[0].Text) }},
		"asset": {Value: t.AssetURL},
		"add":   {Value: func(a, b int) int { return a + b }},
	}
}

// appendText is t. Strings with more values than the array holds allocate.
func (t *Theme) appendText(dst []byte, args []compile.Arg) []byte {
	values := make([]words.Value, 0, 4)
	for _, a := range args[1:] {
		values = append(values, words.Value(a))
	}
	return t.words.AppendText(dst, args[0].Text, values)
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
	t.asked[key] = true
	if !t.words.Has(key) {
		return check.Problem{
			Code: "template-string", Message: fmt.Sprintf("the interface has no string %q", key),
			Hint: diag.DidYouMean(key, t.words.Keys()),
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
		Hint: diag.DidYouMean(args[0].Constant, names),
	}, true
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
