using System.Globalization;
using System.Linq.Expressions;
using CustomerLifecycle.Sql;
using Microsoft.EntityFrameworkCore.Query;

namespace CustomerLifecycle;

/// <summary>What a mapping says, as one projection of the user's entities and as the source that reads its columns.</summary>
internal sealed class EventSelection<TEvent, TCustomer>
    where TEvent : class
{
    private readonly EventMapping<TEvent, TCustomer> _mapping;
    private readonly int _minorUnits;
    private readonly ParameterExpression _event = Expression.Parameter(typeof(TEvent), "e");
    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal); // by what a mapping says
    private readonly List<(string Name, Expression Value)> _selected = [];

    /// <summary>Initializes a new instance of the <see cref="EventSelection{TEvent, TCustomer}"/> class.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="minorUnits">How many decimals amounts are kept with as whole numbers; 0: as they are.</param>
    public EventSelection(EventMapping<TEvent, TCustomer> mapping, int minorUnits)
    {
        (_mapping, _minorUnits) = (mapping, minorUnits);
        Select(nameof(SelectedEvent.Customer), mapping.Customer);
        Select(nameof(SelectedEvent.At), mapping.At);
        Select(nameof(SelectedEvent.Kind), mapping.KindOf);
        Select(nameof(SelectedEvent.Amount), mapping.Amount, InMinorUnits);
        Select(nameof(SelectedEvent.Cost), mapping.Cost, InMinorUnits);
        Select(nameof(SelectedEvent.Quantity), mapping.Quantity);
        Select(nameof(SelectedEvent.Status), mapping.Status, NameOf);
        Select(nameof(SelectedEvent.Selling), mapping.Selling);
        Select(nameof(SelectedEvent.Channel), mapping.Channel);
        Select(nameof(SelectedEvent.Campaign), mapping.Campaign);
        Select(nameof(SelectedEvent.Category), mapping.Category);
        Select(nameof(SelectedEvent.Product), mapping.Product);
        Select(nameof(SelectedEvent.OrderNumber), mapping.OrderNumber);
        Select(nameof(SelectedEvent.Score), mapping.Score);
        Select(nameof(SelectedEvent.ContractEnd), mapping.ContractEnd);
        Select(nameof(SelectedEvent.AttributeName), mapping.AttributeName);
        Select(nameof(SelectedEvent.AttributeValue), mapping.AttributeValue);
        foreach ((int place, (string name, Expression<Func<TEvent, object?>> value)) in mapping.Details.Index())
        {
            Select(string.Create(CultureInfo.InvariantCulture, $"Detail{place}"), value);
        }
    }

    /// <summary>What is selected of an entity.</summary>
    public Expression<Func<TEvent, SelectedEvent>> Projection => Expression.Lambda<Func<TEvent, SelectedEvent>>(
        Expression.MemberInit(
            Expression.New(typeof(SelectedEvent)),
            _selected.Select(s => Expression.Bind(SelectedEvent.Property(s.Name), Expression.Convert(s.Value, typeof(object))))),
        _event);

    /// <summary>
    /// A condition over all that is selected. Entity Framework Core works out in the process what it cannot translate in a projection, and
    /// says so of a condition.
    /// </summary>
    public Expression<Func<TEvent, bool>> Condition => Expression.Lambda<Func<TEvent, bool>>(
        _selected.Select(s => (Expression)Expression.NotEqual(Expression.Convert(s.Value, typeof(object)), Expression.Constant(null)))
            .Aggregate(Expression.OrElse),
        _event);

    /// <summary>The source that reads what was selected.</summary>
    /// <param name="query">The text of the projection.</param>
    public SqlSource SourceOf(string query) =>
        SqlSource.OfQuery(query, _columns[nameof(SelectedEvent.Customer)], _columns[nameof(SelectedEvent.At)]) with
        {
            Time = _mapping.Time,
            Kind = _mapping.KindOf is null ? _mapping.Kind : null,
            KindColumn = ColumnOf(nameof(SelectedEvent.Kind)),
            Amount = ColumnOf(nameof(SelectedEvent.Amount)),
            Cost = ColumnOf(nameof(SelectedEvent.Cost)),
            Quantity = ColumnOf(nameof(SelectedEvent.Quantity)),
            Status = ColumnOf(nameof(SelectedEvent.Status)),
            Statuses = Enum.GetValues<OrderStatus>().ToDictionary(s => s.ToString(), StringComparer.Ordinal),
            Selling = ColumnOf(nameof(SelectedEvent.Selling)),
            Channel = ColumnOf(nameof(SelectedEvent.Channel)),
            Campaign = ColumnOf(nameof(SelectedEvent.Campaign)),
            Category = ColumnOf(nameof(SelectedEvent.Category)),
            Product = ColumnOf(nameof(SelectedEvent.Product)),
            OrderNumber = ColumnOf(nameof(SelectedEvent.OrderNumber)),
            Score = ColumnOf(nameof(SelectedEvent.Score)),
            ContractEnd = ColumnOf(nameof(SelectedEvent.ContractEnd)),
            AttributeName = ColumnOf(nameof(SelectedEvent.AttributeName)),
            AttributeValue = ColumnOf(nameof(SelectedEvent.AttributeValue)),
            Details = _mapping.Details.Keys.Index().ToDictionary(
                d => d.Item,
                d => _columns[string.Create(CultureInfo.InvariantCulture, $"Detail{d.Index}")],
                StringComparer.Ordinal),
        };

    private string? ColumnOf(string said) => _columns.GetValueOrDefault(said);

    private void Select(string said, LambdaExpression? value, Func<Expression, Expression>? change = null)
    {
        if (value is null)
        {
            return;
        }

        Expression body = ReplacingExpressionVisitor.Replace(value.Parameters[0], _event, value.Body);
        body = body is UnaryExpression { NodeType: ExpressionType.Convert, Type: var type } boxed && type == typeof(object)
            ? boxed.Operand
            : body;
        body = change?.Invoke(body) ?? body;

        // A column that is selected twice has one name only, that of the first.
        string? known = _selected.Find(s => ExpressionEqualityComparer.Instance.Equals(s.Value, body)).Name;
        _columns.Add(said, known ?? said);
        if (known is null)
        {
            _selected.Add((said, body));
        }
    }

    /// <summary>An amount as a whole number, where the database keeps decimals as texts or in binary.</summary>
    private Expression InMinorUnits(Expression amount)
    {
        if (_minorUnits == 0)
        {
            return amount;
        }

        Type type = Nullable.GetUnderlyingType(amount.Type) ?? amount.Type;
        if (!type.IsPrimitive && type != typeof(decimal))
        {
            throw new ArgumentException(
                $"An amount is a number, but {amount} of {typeof(TEvent).Name} is of the type {type.Name}.", nameof(amount));
        }

        Expression present = type == amount.Type ? amount : Expression.Coalesce(amount, Expression.Default(type));
        Expression scaled = Expression.Multiply(
            Expression.Convert(present, typeof(double)), Expression.Constant(Math.Pow(10, _minorUnits)));
        return Expression.Convert(
            Expression.Call(typeof(Math), nameof(Math.Round), typeArguments: null, scaled), typeof(long));
    }

    /// <summary>A status by its name, however the user's entities keep it.</summary>
    private static Expression NameOf(Expression status) => Enum.GetValues<OrderStatus>().Aggregate(
        (Expression)Expression.Constant(nameof(OrderStatus.Completed)),
        (others, value) => value == OrderStatus.Completed
            ? others
            : Expression.Condition(
                Expression.Equal(status, Expression.Constant(value)), Expression.Constant(value.ToString()), others));
}
