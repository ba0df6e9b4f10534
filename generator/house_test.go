package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which packages of the project a package may import. A package below
// a room (page/card) is part of it: it may import what the room may, and the room's
// other packages.
func rooms() map[string]string {
	return map[string]string{
		"diag":        "",
		"scholar":     "",
		"markup":      "scholar diag",
		"decode":      "diag",
		"record":      "scholar diag",
		"config":      "diag decode",
		"format":      "record scholar markup citation diag decode",
		"photo":       "",
		"source":      "photo format record scholar config diag decode",
		"catalog":     "record scholar markup config diag",
		"citation":    "scholar markup",
		"graph":       "scholar",
		"view":        "",
		"host":        "diag",
		"place":       "",
		"cause":       "catalog",
		"report":      "diag output page catalog",
		"pace":        "",
		"stamp":       "diag report",
		"watch":       "",
		"chromium":    "",                                        // for tests
		"specimen":    "page record config catalog address diag", // for tests
		"address":     "scholar markup config catalog diag",
		"trust":       "scholar",
		"page":        "catalog scholar config graph markup citation format view diag address trust photo",
		"theme":       "themes view diag decode",
		"render":      "page photo view theme markup scholar config diag address",
		"output":      "diag",
		"edit":        "decode diag scholar record source config catalog",
		"verify":      "scholar trust edit catalog address decode diag",
		"server":      "page diag",
		"themes":      "",
		"generator":   "*",
		"cmd/lectern": "generator config diag",

		// It measures the command from outside, and takes from the rooms what Hugo
		// cannot work out: who wrote what with whom.
		"cmd/lectern-bench": "config diag source catalog address markup scholar",
	}
}

// The limits of a calm house, in lines.
const (
	fileLines     = 500
	functionLines = 60
	packageLines  = 1200
)

// goFile is a Go file of the project.
type goFile struct {
	path  string // slash-separated, below the module
	dir   string
	test  bool
	lines int
	file  *ast.File
	fset  *token.FileSet
}

// room is the name in the table of the room that a folder is part of.
func room(dir string) string {
	if rest, in := strings.CutPrefix(dir, "generator/"); in {
		name, _, _ := strings.Cut(rest, "/")
		return name
	}
	if strings.HasPrefix(dir, "themes/") {
		return "themes"
	}
	if strings.HasPrefix(dir, "cmd/lectern-bench/") {
		return "cmd/lectern-bench"
	}
	return dir
}

// house parses every Go file of the module.
func house(t *testing.T) []goFile {
	t.Helper()
	var all []goFile
	fset := token.NewFileSet()
	for _, top := range []string{"cmd", "generator", "themes"} {
		err := filepath.WalkDir(filepath.Join("..", top), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), "_")) {
				return filepath.SkipDir
			}
			if filepath.Ext(name) != ".go" {
				return nil
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(fset, name, text, parser.ParseComments)
			if err != nil {
				return err
			}
			p := strings.TrimPrefix(filepath.ToSlash(name), "../")
			all = append(all, goFile{p, path.Dir(p), strings.HasSuffix(p, "_test.go"), strings.Count(string(text), "\n"), file, fset})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestImportsFollowTheHouse(t *testing.T) {
	table := rooms()
	for _, s := range house(t) {
		here := room(s.dir)
		allowed, known := table[here]
		if !known {
			t.Errorf("%s: the house has no room %q: add it to the table with what it may import", s.path, here)
			continue
		}
		if s.test {
			continue
		}
		for _, spec := range s.file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			inner, ours := strings.CutPrefix(imported, "lectern/")
			if !ours {
				continue
			}
			there := room(inner)
			if there != here && allowed != "*" && !slices.Contains(strings.Fields(allowed), there) {
				t.Errorf("%s: package %s must not import %s", s.path, here, inner)
			}
		}
	}
}

func TestCalmSizes(t *testing.T) {
	sums := map[string]int{}
	for _, s := range house(t) {
		if s.lines > fileLines && !s.test {
			t.Errorf("%s has %d lines, more than %d", s.path, s.lines, fileLines)
		}
		if s.test {
			continue
		}
		sums[s.dir] += s.lines
		for _, d := range s.file.Decls {
			f, is := d.(*ast.FuncDecl)
			if !is || f.Body == nil {
				continue
			}
			from, to := s.fset.Position(f.Pos()), s.fset.Position(f.End())
			if n := to.Line - from.Line + 1; n > functionLines {
				t.Errorf("%s:%d: %s has %d lines, more than %d", s.path, from.Line, f.Name.Name, n, functionLines)
			}
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(sums)) {
		if sums[dir] > packageLines {
			t.Errorf("package %s has %d lines, more than %d", dir, sums[dir], packageLines)
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	for _, s := range house(t) {
		if !s.test {
			said[s.dir] = said[s.dir] || s.file.Doc.Text() != ""
		}
		name := s.file.Name.Name
		if slices.Contains([]string{"util", "utils", "common", "helpers", "types", "models", "misc"}, name) {
			t.Errorf("%s: a package must not be called %s", s.path, name)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(said)) {
		if !said[dir] {
			t.Errorf("package %s has no doc comment", dir)
		}
	}
}

// What a function gives depends on its arguments: no init, no package variable
// that changes, no clock, no chance, no environment.
func TestNoHiddenState(t *testing.T) {
	vars := map[string]map[string]bool{} // by folder
	sources := house(t)
	for _, s := range sources {
		if vars[s.dir] == nil {
			vars[s.dir] = map[string]bool{}
		}
		for spec := range packageVars(s.file) {
			for _, name := range spec.Names {
				vars[s.dir][name.Name] = true
			}
		}
	}
	for _, s := range sources {
		if s.test {
			continue
		}
		at := func(n ast.Node) string { return s.path + ":" + strconv.Itoa(s.fset.Position(n.Pos()).Line) }
		for spec := range packageVars(s.file) {
			if what := stateful(spec); what != "" {
				t.Errorf("%s: a package variable of %s", at(spec), what)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Name.Name == "init" && n.Recv == nil {
					t.Errorf("%s: func init", at(n))
				}
			case *ast.AssignStmt:
				for _, left := range n.Lhs {
					if id := rootIdent(left); id != nil && n.Tok != token.DEFINE && isPackageVar(s.file, id, vars[s.dir]) {
						t.Errorf("%s: package variable %s is written", at(n), id.Name)
					}
				}
			case *ast.IncDecStmt:
				if id := rootIdent(n.X); id != nil && isPackageVar(s.file, id, vars[s.dir]) {
					t.Errorf("%s: package variable %s is written", at(n), id.Name)
				}
			case *ast.SelectorExpr:
				if hidden(s, n) {
					t.Errorf("%s: %s.%s is an input that nobody gave", at(n), n.X, n.Sel.Name)
				}
			}
			return true
		})
	}
}

// packageVars yields the variable declarations of a file that are not in a
// function.
func packageVars(f *ast.File) map[*ast.ValueSpec]bool {
	specs := map[*ast.ValueSpec]bool{}
	for _, d := range f.Decls {
		if g, is := d.(*ast.GenDecl); is && g.Tok == token.VAR {
			for _, spec := range g.Specs {
				specs[spec.(*ast.ValueSpec)] = true
			}
		}
	}
	return specs
}

// stateful says what kind of thing that exists to be changed a variable is: a lock,
// a pool, an atomic, a buffer.
func stateful(spec *ast.ValueSpec) string {
	for _, e := range append([]ast.Expr{spec.Type}, spec.Values...) {
		if lit, is := e.(*ast.CompositeLit); is {
			e = lit.Type
		}
		sel, is := e.(*ast.SelectorExpr)
		if !is {
			continue
		}
		pkg, _ := sel.X.(*ast.Ident)
		if pkg != nil && (pkg.Name == "sync" || pkg.Name == "atomic" || pkg.Name == "bytes" && sel.Sel.Name == "Buffer") {
			return pkg.Name + "." + sel.Sel.Name
		}
	}
	return ""
}

// rootIdent is x in x, x.y, x[y], *x.
func rootIdent(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// isPackageVar reports whether a name means the package's variable. The parser
// resolves names within a file; what it leaves open stands in another file.
func isPackageVar(f *ast.File, id *ast.Ident, vars map[string]bool) bool {
	if id.Obj == nil {
		return vars[id.Name]
	}
	spec, is := id.Obj.Decl.(*ast.ValueSpec)
	return is && packageVars(f)[spec]
}

// hidden reports uses of the clock, of chance and of the environment. Stages are
// timed by the assembly and its report, and terminals are watched by the command. What is
// for tests alone may ask, too.
func hidden(s goFile, sel *ast.SelectorExpr) bool {
	pkg, is := sel.X.(*ast.Ident)
	if !is || pkg.Obj != nil || s.dir == "generator" || s.dir == "generator/report" || s.dir == "generator/chromium" || strings.HasPrefix(s.dir, "cmd/") {
		return false
	}
	switch pkg.Name {
	case "time":
		return slices.Contains([]string{"Now", "Since", "Until", "Local"}, sel.Sel.Name)
	case "os":
		return slices.Contains([]string{"Getenv", "LookupEnv", "Environ", "Hostname", "Getwd"}, sel.Sel.Name)
	case "rand", "maphash":
		return true
	}
	return false
}

// Each invariant in the manual names the test that holds it.
func TestTheManualNamesTestsThatExist(t *testing.T) {
	tests := map[string]bool{}
	manual := ""
	for _, s := range house(t) {
		if s.path == "generator/doc.go" {
			manual = s.file.Doc.Text()
		}
		if !s.test {
			continue
		}
		for _, d := range s.file.Decls {
			if f, is := d.(*ast.FuncDecl); is {
				tests[f.Name.Name] = true
			}
		}
	}
	named := regexp.MustCompile(`\b(Test|Fuzz)[A-Z]\w+`).FindAllString(manual, -1)
	if len(named) < 9 {
		t.Errorf("the manual names %d tests, and there are nine invariants", len(named))
	}
	for _, name := range named {
		if !tests[name] {
			t.Errorf("the manual names %s, and there is no such test", name)
		}
	}
}
