package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"reflect"
	"strings"
)

// goTypes holds what the source says about each struct and named type: "organisations.ICB" and so on.
type goTypes map[string]goType

type goType struct {
	doc    string
	fields []goField
}

// goField is one field as JSON shows it.
type goField struct {
	name     string // in JSON; "" for an embedded struct
	goName   string
	typ      string // its Go type without the pointer, with its package
	doc      string
	pointer  bool
	nullable bool // may be taken away by a change: a vocabulary.Given
	optional bool // left out when empty
}

// readTypes reads every Go file below a folder, tests left out.
func readTypes(folder string) (goTypes, error) {
	found := goTypes{}
	files := token.NewFileSet()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if path == filepath.Join(folder, tools) {
			return fs.SkipDir
		}
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		found.add(file)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the Go types: %w", err)
	}
	return found, nil
}

func (t goTypes) add(file *ast.File) {
	pkg := file.Name.Name
	for _, declaration := range file.Decls {
		group, ok := declaration.(*ast.GenDecl)
		if !ok || group.Tok != token.TYPE {
			continue
		}
		for _, spec := range group.Specs {
			named := spec.(*ast.TypeSpec)
			doc := named.Doc
			if doc == nil {
				doc = group.Doc
			}
			known := goType{doc: oneParagraph(doc)}
			if body, ok := named.Type.(*ast.StructType); ok {
				known.fields = fieldsOf(pkg, body)
			}
			t[pkg+"."+named.Name.Name] = known
		}
	}
}

func fieldsOf(pkg string, body *ast.StructType) (fields []goField) {
	for _, field := range body.Fields.List {
		typ := field.Type
		star, pointer := typ.(*ast.StarExpr)
		if pointer {
			typ = star.X
		}
		given, nullable := typ.(*ast.IndexExpr)
		if nullable = nullable && types.ExprString(given.X) == "vocabulary.Given"; nullable {
			typ = given.Index
		}
		f := goField{typ: types.ExprString(typ), doc: oneParagraph(field.Doc), pointer: pointer, nullable: nullable}
		if ident, ok := typ.(*ast.Ident); ok && ident.IsExported() {
			f.typ = pkg + "." + f.typ
		}
		if len(field.Names) == 0 {
			fields = append(fields, f)
			continue
		}
		if field.Tag == nil {
			continue
		}
		name, options, _ := strings.Cut(reflect.StructTag(strings.Trim(field.Tag.Value, "`")).Get("json"), ",")
		if name == "" || name == "-" {
			continue
		}
		f.name, f.goName = name, field.Names[0].Name
		f.optional = strings.Contains(options, "omitempty") || strings.Contains(options, "omitzero")
		fields = append(fields, f)
	}
	return fields
}

// fields lists a type's fields in the order JSON writes them, those of embedded structs in their place.
func (t goTypes) fields(name string) (fields []goField) {
	for _, f := range t[name].fields {
		if f.name == "" {
			fields = append(fields, t.fields(f.typ)...)
		} else {
			fields = append(fields, f)
		}
	}
	return fields
}

func oneParagraph(doc *ast.CommentGroup) string { return strings.Join(strings.Fields(doc.Text()), " ") }
