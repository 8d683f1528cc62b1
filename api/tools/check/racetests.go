package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// meetings are the tests of a package in which goroutines meet: those that start one, by themselves or by what they call.
// They are read from the source, so that a new one cannot be forgotten. What is called is told by its name alone, which
// finds rather too many than too few.
func meetings(folder string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	calls, starts := map[string][]string{}, map[string]bool{}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, declared := range file.Decls {
			function, ok := declared.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(function, func(node ast.Node) bool {
				switch node := node.(type) {
				case *ast.GoStmt:
					starts[function.Name.Name] = true
				case *ast.SelectorExpr:
					calls[function.Name.Name] = append(calls[function.Name.Name], node.Sel.Name)
				case *ast.Ident:
					calls[function.Name.Name] = append(calls[function.Name.Name], node.Name)
				}
				return true
			})
		}
	}
	starts["Go"] = true // that of a sync.WaitGroup
	for found := true; found; {
		found = false
		for name, called := range calls {
			if !starts[name] && slices.ContainsFunc(called, func(one string) bool { return starts[one] }) {
				starts[name], found = true, true
			}
		}
	}
	var tests []string
	for name := range starts {
		if strings.HasPrefix(name, "Test") && name != "TestMain" {
			tests = append(tests, name)
		}
	}
	slices.Sort(tests)
	return tests, nil
}
