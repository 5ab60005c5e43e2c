package dev.durward.odata.olingo;

import dev.durward.odata.error.Refusal;
import dev.durward.odata.query.Filter;
import dev.durward.odata.query.Order;
import dev.durward.odata.query.QueryOptions;
import dev.durward.odata.query.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.olingo.odata2.api.commons.InlineCount;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.uri.ExpandSelectTreeNode;
import org.apache.olingo.odata2.api.uri.UriInfo;
import org.apache.olingo.odata2.api.uri.UriParser;
import org.apache.olingo.odata2.api.uri.expression.CommonExpression;
import org.apache.olingo.odata2.api.uri.expression.MemberExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderByExpression;
import org.apache.olingo.odata2.api.uri.expression.OrderExpression;
import org.apache.olingo.odata2.api.uri.expression.PropertyExpression;
import org.apache.olingo.odata2.api.uri.expression.SortOrder;

/** Reads query options out of what Olingo parsed. */
final class OptionsReader {
    private OptionsReader() {}

    static QueryOptions read(UriInfo uri, QueryString query) throws EdmException {
        Set<String> filtered = new HashSet<>();
        Optional<Filter> filter = Optional.ofNullable(uri.getFilter())
                .map(parsed -> new FilterReader(query.first("$filter").orElse(""), filtered).filter(parsed));
        String orderText = query.first("$orderby").orElse("");
        return new QueryOptions(
                filter,
                filtered,
                orders(uri.getOrderBy(), orderText),
                orderText,
                number(uri.getTop()),
                number(uri.getSkip()),
                Optional.ofNullable(uri.getSkipToken()),
                uri.getInlineCount() == InlineCount.ALLPAGES,
                selection(uri),
                uri.getCustomQueryOptions());
    }

    private static OptionalInt number(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<Order> orders(OrderByExpression parsed, String text) {
        if (parsed == null) {
            return List.of();
        }
        List<Order> orders = new ArrayList<>();
        for (OrderExpression order : parsed.getOrders()) {
            CommonExpression path = order.getExpression();
            if (!(path instanceof PropertyExpression || path instanceof MemberExpression)) {
                throw Refusal.badRequest("Invalid order by expression: '" + text + "'.");
            }
            orders.add(new Order(FilterReader.path(path), order.getSortOrder() == SortOrder.desc));
        }
        return orders;
    }

    private static Selection selection(UriInfo uri) throws EdmException {
        if (uri.getSelect().isEmpty() && uri.getExpand().isEmpty()) {
            return Selection.ALL;
        }
        return selection(UriParser.createExpandSelectTree(uri.getSelect(), uri.getExpand()));
    }

    private static Selection selection(ExpandSelectTreeNode node) throws EdmException {
        Set<String> properties = new HashSet<>();
        for (EdmProperty property : node.getProperties()) {
            properties.add(property.getName());
        }
        Set<String> links = new HashSet<>();
        Map<String, Selection> expanded = new HashMap<>();
        for (Map.Entry<String, ExpandSelectTreeNode> link : node.getLinks().entrySet()) {
            if (link.getValue() == null) {
                links.add(link.getKey());
            } else {
                expanded.put(link.getKey(), selection(link.getValue()));
            }
        }
        return new Selection(node.isAll(), properties, links, expanded);
    }
}
