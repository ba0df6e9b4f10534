// Package sample makes views to try templates with, from nothing but their types.
package sample

import (
	"fmt"
	"html/template"
	"reflect"
)

// Of makes a view to try templates with and returns a pointer to it. An empty
// view has nothing but what every page has: its kind, language and site. A full
// one has every string set, to text full of markup characters that is nowhere the
// same, two elements in every list and every pointer set; values that contain
// their own type are nested three deep.
func Of(view reflect.Type, full bool) any {
	v := reflect.New(view)
	s := &sampler{depth: map[reflect.Type]int{}}
	if full {
		s.fill(v.Elem())
	} else {
		s.bare(v.Elem())
	}
	return v.Interface()
}

type sampler struct {
	n     int
	depth map[reflect.Type]int
}

// bare sets the pointers of the embedded structs and those called Site, which are
// never nil.
func (s *sampler) bare(v reflect.Value) {
	for i := range v.NumField() {
		f, info := v.Field(i), v.Type().Field(i)
		switch {
		case !info.IsExported():
		case info.Anonymous && f.Kind() == reflect.Struct:
			s.bare(f)
		case info.Name == "Site" && f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct:
			f.Set(reflect.New(f.Type().Elem()))
		case f.Kind() == reflect.String && (info.Name == "Lang" || info.Name == "Language"):
			f.SetString("en")
		case f.Kind() == reflect.String && info.Name == "Dir":
			f.SetString("ltr")
		case f.Kind() == reflect.String && (info.Name == "Title" || info.Name == "Heading"):
			f.SetString("Title")
		}
	}
}

func (s *sampler) fill(v reflect.Value) {
	s.n++
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[template.HTML]() {
			v.SetString(fmt.Sprintf("<em>%d</em> &amp; &lt;more&gt;", s.n))
			return
		}
		v.SetString(fmt.Sprintf(`%d<b>&"'</script>`, s.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(2)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(2)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(1.5)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			s.fill(v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			s.fill(v.Index(i))
		}
	case reflect.Map:
		s.fillMap(v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		s.fill(v.Elem())
	case reflect.Struct:
		s.fillStruct(v)
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(fmt.Sprintf(`%d<b>&"'`, s.n)))
		}
	}
}

func (s *sampler) fillMap(v reflect.Value) {
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	s.fill(key)
	s.fill(value)
	v.Set(reflect.MakeMap(v.Type()))
	v.SetMapIndex(key, value)
}

func (s *sampler) fillStruct(v reflect.Value) {
	if s.depth[v.Type()] == 3 {
		return
	}
	s.depth[v.Type()]++
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			s.fill(v.Field(i))
		}
	}
	s.depth[v.Type()]--
}
