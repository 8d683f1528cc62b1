package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"
)

// writeYAML writes the document in a fixed and readable order.
func writeYAML(d *document) ([]byte, error) {
	encoded, err := json.Marshal(d.T)
	if err != nil {
		return nil, fmt.Errorf("write version 3: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return nil, fmt.Errorf("read version 3: %w", err)
	}
	root, err := d.node(nil, tree)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("# Written by `go run ./api openapi` from the handlers. Change those, not this file.\n")
	writer := yaml.NewEncoder(&out)
	writer.SetIndent(2)
	if err := writer.Encode(root); err != nil {
		return nil, fmt.Errorf("write YAML: %w", err)
	}
	return out.Bytes(), writer.Close()
}

// node turns a JSON value at a place into YAML.
func (d *document) node(place []string, value any) (*yaml.Node, error) {
	switch v := value.(type) {
	case map[string]any:
		v = withSiblings(v)
		object := &yaml.Node{Kind: yaml.MappingNode}
		for _, key := range slices.SortedFunc(maps.Keys(v), d.order(place)) {
			name, err := scalar(key)
			if err != nil {
				return nil, err
			}
			child, err := d.node(append(slices.Clone(place), key), v[key])
			if err != nil {
				return nil, err
			}
			object.Content = append(object.Content, name, child)
		}
		return object, nil
	case []any:
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for _, item := range v {
			child, err := d.node(append(slices.Clone(place), "[]"), item)
			if err != nil {
				return nil, err
			}
			list.Content = append(list.Content, child)
			if child.Kind != yaml.ScalarNode {
				continue
			}
			list.Style = yaml.FlowStyle
		}
		return list, nil
	case json.Number:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: v.String()}, nil
	default:
		return scalar(v)
	}
}

func scalar(value any) (*yaml.Node, error) {
	node := &yaml.Node{}
	if err := node.Encode(value); err != nil {
		return nil, fmt.Errorf("write %v as YAML: %w", value, err)
	}
	return node, nil
}

// withSiblings writes a reference with words of its own the way 3.1 does: beside it.
func withSiblings(object map[string]any) map[string]any {
	all, ok := object["allOf"].([]any)
	if !ok || len(all) != 1 {
		return object
	}
	reference, ok := all[0].(map[string]any)["$ref"]
	if !ok {
		return object
	}
	beside := maps.Clone(object)
	delete(beside, "allOf")
	beside["$ref"] = reference
	return beside
}
