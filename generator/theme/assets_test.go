package theme

import (
	"regexp"
	"strings"
	"testing"
)

func TestAssets(t *testing.T) {
	th, ds := loadTiny(true, nil)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	fingerprinted := regexp.MustCompile(`^assets/(img/dot|style|more)\.[0-9a-f]{8}\.(css|svg)$`)
	data := map[string]string{}
	for _, a := range th.Assets() {
		data[a.Name] = string(a.Data)
		if !fingerprinted.MatchString(a.Path) {
			t.Errorf("path %s", a.Path)
		}
		if got := th.AssetURL(a.Name); got != "/lab/"+a.Path {
			t.Errorf("address %s", got)
		}
	}
	if data["more.css"] != "p{color:red}" {
		t.Errorf("not minified: %s", data["more.css"])
	}
	for _, want := range []string{
		strings.TrimPrefix(th.AssetURL("more.css"), "/lab/assets/"),
		strings.TrimPrefix(th.AssetURL("img/dot.svg"), "/lab/assets/") + "#x",
		"https://example.org/a.png", "data:image/gif;base64,",
	} {
		if !strings.Contains(data["style.css"], want) {
			t.Errorf("%s is not in %s", want, data["style.css"])
		}
	}
	if th.AssetURL("nothing.css") != "" {
		t.Error("an unknown asset has no address")
	}
}

// A stylesheet's name changes with what it refers to, since its content does.
func TestAssetNamesFollowContent(t *testing.T) {
	was, _ := loadTiny(true, nil)
	is, _ := loadTiny(true, user("assets/img/dot.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`))
	for name, changes := range map[string]bool{"img/dot.svg": true, "style.css": true, "more.css": false} {
		if (was.AssetURL(name) != is.AssetURL(name)) != changes {
			t.Errorf("%s: %s and %s", name, was.AssetURL(name), is.AssetURL(name))
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range [][3]string{
		{"assets", "assets/a.css", "a.css"}, {"assets", "assets/img/a.svg", "img/a.svg"},
		{"assets/css", "assets/a.css", "../a.css"}, {"assets/css/x", "assets/img/a.svg", "../../img/a.svg"},
	} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("from %s to %s: %s, want %s", c[0], c[1], got, c[2])
		}
	}
}
