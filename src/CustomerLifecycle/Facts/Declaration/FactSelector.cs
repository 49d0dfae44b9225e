using System.Linq.Expressions;

namespace CustomerLifecycle;

/// <summary>Which events a fact is about: those of some kinds, perhaps narrowed by what they carry.</summary>
/// <remarks>Of orders, only those that count under the shop's policy are selected.</remarks>
internal sealed class FactSelector
{
    private readonly Lazy<Func<CustomerEvent, bool>>? _further; // compiled for the first event that it is asked of

    // Arrays, since the enumerator of an interface would cost memory with each event.
    private readonly EventNarrowing[] _narrowings;
    private readonly EventKind[] _kinds;

    public FactSelector(
        IReadOnlyList<EventKind> kinds, IReadOnlyList<EventNarrowing> narrowings, Expression<Func<CustomerEvent, bool>>? further = null)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        _kinds = kinds.Count > 0
            ? [.. kinds.Distinct()]
            : throw new ArgumentException("A fact needs at least one kind of event.", nameof(kinds));
        _narrowings = [.. narrowings];
        Further = further;
        _further = further is null ? null : new(further.Compile);
        Identity = string.Join(
            " and ",
            [
                string.Join(" or ", Kinds.Select(k => k.Key).Order(StringComparer.Ordinal)),
                .. Narrowings.Select(n => n.ToString()).Order(StringComparer.Ordinal),
                .. further is null ? Array.Empty<string>() : [ExpressionText.Of(further.Body)],
            ]);
    }

    private FactSelector(FactSelector selector)
    {
        (_kinds, _narrowings, Further, _further) = (selector._kinds, selector._narrowings, selector.Further, selector._further);
        Identity = $"{selector.Identity}, orders that do not count too";
        IsOfEveryOrder = true;
    }

    private FactSelector(string attribute)
        : this([CustomerEventKind.AttributeSet], [])
    {
        Attribute = attribute;
        Identity = $"attribute {attribute}";
    }

    public IReadOnlyList<EventKind> Kinds => _kinds;

    public IReadOnlyList<EventNarrowing> Narrowings => _narrowings;

    /// <summary>What could not be taken apart.</summary>
    public Expression<Func<CustomerEvent, bool>>? Further { get; }

    /// <summary>Whether orders that do not count under the shop's policy are selected as well.</summary>
    public bool IsOfEveryOrder { get; }

    /// <summary>The name of the attribute whose events are selected; null where other events are.</summary>
    public string? Attribute { get; }

    /// <summary>The selector in a fixed form: two with the same one select the same events.</summary>
    public string Identity { get; }

    /// <summary>Whether nothing decides but an order's kind of selling.</summary>
    public bool IsOfSellingAlone => Array.TrueForAll(_narrowings, n => n.Selling is not null)
        && (Further is null || MemberFinder.FindsNothingBut(nameof(CustomerEvent.Selling), Further));

    public static FactSelector OfAttribute(string name) => new(name);

    public FactSelector OfEveryOrder() => new(this);

    /// <summary>The same, narrowed further.</summary>
    public FactSelector Where(Expression<Func<CustomerEvent, bool>> predicate)
    {
        (IReadOnlyList<EventNarrowing> narrowings, Expression<Func<CustomerEvent, bool>>? rest) = EventPredicateReader.Read(predicate);
        if (rest is not null && Further is not null)
        {
            rest = Expression.Lambda<Func<CustomerEvent, bool>>(
                Expression.AndAlso(Further.Body, ParameterReplacement.In(rest.Body, rest.Parameters[0], Further.Parameters[0])),
                Further.Parameters);
        }

        return new FactSelector(Kinds, [.. Narrowings, .. narrowings], rest ?? Further);
    }

    public bool Selects(in CustomerEvent item, OrderPolicyOfFacts orders)
    {
        if (!IsOfKind(in item) || (item.Kind == CustomerEventKind.Order && !IsOfEveryOrder && !orders(in item)))
        {
            return false;
        }

        if (Attribute is not null)
        {
            return string.Equals(item.Reference, Attribute, StringComparison.Ordinal);
        }

        foreach (EventNarrowing narrowing in _narrowings)
        {
            if (!narrowing.Holds(in item))
            {
                return false;
            }
        }

        return _further is null || _further.Value(item);
    }

    /// <summary>Whether an order of a kind of selling is selected, where nothing else decides.</summary>
    public bool SelectsOrderOf(SellingKind selling)
    {
        CustomerEvent order = SampleEvents.Of(CustomerEventKind.Order) with { Selling = selling };

        // Asked a few times only, so it does not pay to compile it.
        return Array.TrueForAll(_narrowings, n => n.Holds(in order)) && Further?.Compile(preferInterpretation: true)(order) != false;
    }

    /// <summary>An event that is selected; null where none could be made up.</summary>
    public CustomerEvent? Sample(EventKind kind)
    {
        CustomerEvent item = SampleEvents.Of(kind);
        foreach (EventNarrowing narrowing in Narrowings)
        {
            item = narrowing.MadeToHold(item);
        }

        item = Attribute is null ? item : item with { Reference = Attribute };
        return Selects(in item, (in _) => true) ? item : null;
    }

    private bool IsOfKind(in CustomerEvent item)
    {
        foreach (EventKind kind in _kinds)
        {
            if (kind.Shipped == item.Kind
                && (kind.IsOwn ? string.Equals(kind.Key, item.Extras?.OwnKind, StringComparison.Ordinal) : item.Extras?.OwnKind is null))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks for what an expression reads of an event.</summary>
    private sealed class MemberFinder(string name, ParameterExpression item) : ExpressionVisitor
    {
        private bool _foundAnother;

        public static bool FindsNothingBut(string name, Expression<Func<CustomerEvent, bool>> predicate)
        {
            MemberFinder finder = new(name, predicate.Parameters[0]);
            finder.Visit(predicate.Body);
            return !finder._foundAnother;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression != item)
            {
                return base.VisitMember(node);
            }

            _foundAnother |= !string.Equals(node.Member.Name, name, StringComparison.Ordinal);
            return node;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _foundAnother |= node == item;
            return node;
        }
    }
}
