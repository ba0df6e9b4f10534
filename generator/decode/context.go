package decode

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"lectern/generator/diag"
)

// Context says where the nodes that are bound come from, and takes the mistakes. It
// is used by one goroutine at a time.
type Context struct {
	File     string
	Diags    *diag.List
	Severity diag.Severity // of mistakes, 0 is Error; unknown keys are warnings always
	Failed   bool          // set when a mistake was reported

	binder    *Binder
	outermost *plan // of the record
}

// Report adds a mistake at the place of a node.
func (c *Context) Report(code string, n *Node, hint, format string, args ...any) {
	severity := c.Severity
	if severity == 0 {
		severity = diag.Error
	}
	c.Failed = true
	c.Diags.Add(diag.Diagnostic{Severity: severity, Code: code, Place: n.Place(c.File),
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// WrongType reports that a node does not hold what is wanted ("text") and shows how
// that is written (`"…"`).
func (c *Context) WrongType(n *Node, want, example string) {
	c.Report("wrong-type", n, "write "+example, "%s where %s is wanted", found(n), want)
}

// Text returns a node's text; anything else is reported.
func (c *Context) Text(n *Node) (string, bool) {
	switch n.Kind {
	case String:
		return n.Str, true
	case Number, Date:
		c.WrongType(n, "text", strconv.Quote(n.Str))
	default:
		c.WrongType(n, "text", `"…"`)
	}
	return "", false
}

// Int returns a node's whole number; anything else is reported.
func (c *Context) Int(n *Node) (int64, bool) {
	if n.Kind != Number {
		c.WrongType(n, "a whole number", numberExample(n))
		return 0, false
	}
	i, err := strconv.ParseInt(strings.ReplaceAll(n.Str, "_", ""), 0, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		c.Report("wrong-type", n, "", "%s is out of range", found(n))
	case err != nil:
		c.WrongType(n, "a whole number", "it without a fraction or an exponent")
	}
	return i, err == nil
}

// Fields binds a table to the fields of a struct without asking for a hook of the
// struct's type: for the table form of types that a hook also reads from a string.
func (c *Context) Fields(n *Node, v reflect.Value) {
	if n.Kind != Table {
		c.WrongType(n, "a table", "{ key = value }")
		return
	}
	c.binder.fields(c, n, v, nil)
}

// found says in words what a node holds.
func found(n *Node) string {
	switch n.Kind {
	case Bool:
		return strconv.FormatBool(n.Bool)
	case Number:
		return "the number " + shorten(n.Str)
	case String:
		return "the text " + strconv.Quote(shorten(n.Str))
	case Date:
		return "the date " + n.Str
	case List:
		return "a list"
	case Table:
		return "a table"
	}
	return "null"
}

// shorten keeps a value that is quoted from filling the message.
func shorten(s string) string {
	const most = 40
	count := 0
	for i := range s {
		if count == most {
			return s[:i] + "…"
		}
		count++
	}
	return s
}
