package generator

import (
	"lectern/generator/config"
	"lectern/generator/format/native"
)

// siteKind names the schema of site.toml beside those of records.
const siteKind = "site"

// SchemaKinds names what Schema describes: the kinds of records, and "site" for
// site.toml.
func SchemaKinds() []string { return append(native.Kinds(), siteKind) }

// Schema returns the JSON Schema of a kind of record or of site.toml, or nil for
// any other word.
func Schema(kind string) map[string]any {
	if kind == siteKind {
		return config.Schema()
	}
	return native.Schema(kind)
}
