package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/parse/v2"
	cssparse "github.com/tdewolff/parse/v2/css"

	"lectern/generator/diag"
)

// Asset is a file of the theme that is published beside the pages.
type Asset struct {
	Name string // "style.css": below assets/
	Path string // "assets/style.0a1b2c3d.css": in the output folder
	Data []byte // minified; references to other assets are their published names
}

// Assets returns the theme's assets by name.
func (t *Theme) Assets() []Asset { return slices.Clone(t.assets) }

// AssetURL returns the address of an asset with the site's base path, and "" for
// one that there is not.
func (t *Theme) AssetURL(name string) string { return t.byName[name] }

// loadAssets minifies the assets and names them by their content. An asset that
// others refer to is named first, since its name is part of their content.
func (t *Theme) loadAssets(files map[string]*file, ds *diag.List) {
	p := &publisher{files: files, done: map[string]*Asset{}, minifier: minify.New(), ds: ds}
	p.minifier.AddFunc("text/css", css.Minify)
	p.minifier.AddFunc("text/javascript", js.Minify)
	p.minifier.AddFunc("image/svg+xml", svg.Minify)
	t.byName = map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasPrefix(name, "assets/") {
			continue
		}
		if a := p.asset(name); a != nil {
			t.assets = append(t.assets, *a)
			t.byName[a.Name] = t.root + (&url.URL{Path: a.Path}).EscapedPath()
		}
	}
}

type publisher struct {
	files    map[string]*file
	done     map[string]*Asset // nil while it is made, so that a circle is noticed
	minifier *minify.M
	ds       *diag.List
}

// mediaTypes are those that are minified.
var mediaTypes = map[string]string{
	".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml",
}

// asset makes an asset of a file and is nil where that file is being made already.
func (p *publisher) asset(name string) *Asset {
	if a, ok := p.done[name]; ok {
		return a
	}
	p.done[name] = nil
	f := p.files[name]
	data := f.text
	if path.Ext(name) == ".css" {
		data = p.links(f)
	}
	if media := mediaTypes[path.Ext(name)]; media != "" {
		short, err := p.minifier.Bytes(media, data)
		if err != nil {
			p.ds.Add(minifyError(f, err))
			short = data
		}
		data = short
	}
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	a := &Asset{
		Name: strings.TrimPrefix(name, "assets/"),
		Path: strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext,
		Data: data,
	}
	p.done[name] = a
	return a
}

// minifyError reports a stylesheet or script that does not parse.
func minifyError(f *file, err error) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "asset-syntax", Place: diag.Place{File: f.shown}, Message: err.Error()}
	if at, ok := err.(*parse.Error); ok {
		d.Place.Line, d.Place.Column, _ = at.Position()
		d.Message = at.Message
	}
	return d
}

// links rewrites url(...) and @import "..." of a stylesheet to the published names
// of the assets. Addresses elsewhere, fragments and data: stay.
func (p *publisher) links(f *file) []byte {
	var out []byte
	lexer := cssparse.NewLexer(parse.NewInputBytes(slices.Clone(f.text)))
	imports := false // the token follows @import
	for offset := 0; ; {
		kind, data := lexer.Next()
		if kind == cssparse.ErrorToken {
			return append(out, f.text[min(offset, len(f.text)):]...)
		}
		switch {
		case kind == cssparse.URLToken:
			inner := strings.TrimSuffix(string(data[len("url("):]), ")")
			out = append(out, "url("+p.link(f, inner, offset)+")"...)
		case kind == cssparse.StringToken && imports:
			out = append(out, p.link(f, string(data), offset)...)
		default:
			out = append(out, data...)
		}
		offset += len(data)
		if kind != cssparse.WhitespaceToken && kind != cssparse.CommentToken {
			imports = kind == cssparse.AtKeywordToken && strings.EqualFold(string(data), "@import")
		}
	}
}

// link returns what an address in a stylesheet becomes, quoted if it was.
func (p *publisher) link(f *file, written string, offset int) string {
	address := strings.Trim(written, " \t\r\n")
	address = strings.Trim(address, `"'`)
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return written
	}
	target := path.Join(path.Dir(f.path), u.Path)
	if p.files[target] == nil || !strings.HasPrefix(target, "assets/") {
		p.report(f, offset, fmt.Sprintf("there is no asset %q", address), diag.DidYouMean(strings.TrimPrefix(target, "assets/"), p.names()))
		return written
	}
	a := p.asset(target)
	if a == nil {
		p.report(f, offset, fmt.Sprintf("%q refers back to this file", address), "")
		return written
	}
	u.Path = relative(path.Dir(f.path), a.Path)
	return `"` + u.String() + `"`
}

func (p *publisher) report(f *file, offset int, message, hint string) {
	before := string(f.text[:min(offset, len(f.text))])
	p.ds.Add(diag.Diagnostic{
		Severity: diag.Error, Code: "template-asset", Message: message, Hint: hint,
		Place: diag.Place{File: f.shown, Line: strings.Count(before, "\n") + 1, Column: len(before) - strings.LastIndexByte(before, '\n')},
	})
}

func (p *publisher) names() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(p.files)) {
		if rest, ok := strings.CutPrefix(name, "assets/"); ok {
			names = append(names, rest)
		}
	}
	return names
}

// relative returns the way from a folder to a file, both slash-separated.
func relative(folder, file string) string {
	up := ""
	for folder != "." && !strings.HasPrefix(file, folder+"/") {
		folder, up = path.Dir(folder), up+"../"
	}
	if folder == "." {
		return up + file
	}
	return up + strings.TrimPrefix(file, folder+"/")
}
