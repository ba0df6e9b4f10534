package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// JSON writes the diagnostics as an array of objects with the keys severity, code,
// file, line, column, message and hint; line and column are 0 where they are not
// known. An empty list is an empty array.
func JSON(w io.Writer, ds []Diagnostic) error {
	type object struct {
		Severity string `json:"severity"`
		Code     string `json:"code"`
		File     string `json:"file"`
		Line     int    `json:"line"`
		Column   int    `json:"column"`
		Message  string `json:"message"`
		Hint     string `json:"hint,omitempty"`
	}
	objects := make([]object, len(ds))
	for i, d := range ds {
		objects[i] = object{d.Severity.String(), d.Code, d.Place.File, d.Place.Line, d.Place.Column, d.Message, d.Hint}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(objects)
}

// GitHub writes the diagnostics as workflow commands of GitHub Actions, which shows
// them beside the lines of a change.
func GitHub(w io.Writer, ds []Diagnostic) error {
	var b strings.Builder
	for _, d := range ds {
		command := d.Severity.String()
		if d.Severity == Note {
			command = "notice"
		}
		fmt.Fprintf(&b, "::%s file=%s", command, property(d.Place.File))
		if d.Place.Line > 0 {
			fmt.Fprintf(&b, ",line=%d", d.Place.Line)
		}
		if d.Place.Column > 0 {
			fmt.Fprintf(&b, ",col=%d", d.Place.Column)
		}
		message := d.Message
		if d.Hint != "" {
			message += " (" + d.Hint + ")"
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", property(d.Code), commandData(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// commandData escapes the message of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// property escapes a property of a workflow command, where colons and commas separate.
func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
