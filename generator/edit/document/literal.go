package document

import (
	"fmt"
	"strconv"
	"strings"

	"lectern/generator/decode"
)

// literal writes a value on one line. tight leaves out the spaces behind commas and
// colons, as programs that write JSON do.
func literal(v *decode.Node, json, tight bool) string {
	var b strings.Builder
	writeLiteral(&b, v, json, tight)
	return b.String()
}

func writeLiteral(b *strings.Builder, v *decode.Node, json, tight bool) {
	switch v.Kind {
	case decode.Null:
		b.WriteString("null")
	case decode.Bool:
		b.WriteString(strconv.FormatBool(v.Bool))
	case decode.Number, decode.Date:
		b.WriteString(v.Str)
	case decode.String:
		quote(b, v.Str)
	case decode.List:
		b.WriteByte('[')
		for i := range v.Elements {
			comma(b, i, tight)
			writeLiteral(b, &v.Elements[i], json, tight)
		}
		b.WriteByte(']')
	case decode.Table:
		writeTable(b, v, json, tight)
	}
}

func comma(b *strings.Builder, i int, tight bool) {
	switch {
	case i > 0 && tight:
		b.WriteByte(',')
	case i > 0:
		b.WriteString(", ")
	}
}

func writeTable(b *strings.Builder, v *decode.Node, json, tight bool) {
	space := ""
	if !json && len(v.Entries) > 0 {
		space = " "
	}
	b.WriteString("{" + space)
	for i := range v.Entries {
		comma(b, i, tight)
		b.WriteString(member(&v.Entries[i], json, tight))
	}
	b.WriteString(space + "}")
}

// member writes a key and its value.
func member(e *decode.Entry, json, tight bool) string {
	value := literal(&e.Value, json, tight)
	switch {
	case json && tight:
		return keyLiteral(e.Key, json) + ":" + value
	case json:
		return keyLiteral(e.Key, json) + ": " + value
	}
	return keyLiteral(e.Key, json) + " = " + value
}

// keyLiteral writes a key, without quotes where TOML can do without.
func keyLiteral(key string, json bool) string {
	bare := strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
	if !json && key != "" && bare {
		return key
	}
	var b strings.Builder
	quote(&b, key)
	return b.String()
}

// quote writes a string as JSON and TOML both read it.
func quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < ' ' || 0x7f <= r && r <= 0x9f:
			fmt.Fprintf(b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

// blockLiteral writes a value behind "key = " in TOML: text of several lines stands
// on several lines.
func blockLiteral(v *decode.Node, eol string) string {
	if v.Kind != decode.String || !strings.Contains(v.Str, "\n") || eol != "\n" || strings.Contains(v.Str, "\r") {
		return literal(v, false, false)
	}
	text := strings.NewReplacer(`\`, `\\`, `"""`, `""\"`).Replace(v.Str)
	if strings.HasSuffix(text, `"`) && !strings.HasSuffix(text, `\"`) {
		text = text[:len(text)-1] + `\"`
	}
	return `"""` + "\n" + text + `"""`
}

// jsonNumber writes a number of TOML as JSON writes it.
func jsonNumber(s string) string {
	plain := strings.TrimPrefix(strings.ReplaceAll(s, "_", ""), "+")
	if i, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return strconv.FormatInt(i, 10)
	}
	return plain
}
