namespace CustomerLifecycle.Cli.Input;

/// <summary>What a column of the input can hold.</summary>
internal enum EventColumn
{
    /// <summary>Whose event it is; required.</summary>
    Customer = 0,

    /// <summary>When it happened; required.</summary>
    At = 1,

    /// <summary>What happened; without it every row is an order.</summary>
    Kind = 2,

    /// <summary>Amount of an order or return.</summary>
    Amount = 3,

    /// <summary>Cost of the goods.</summary>
    Cost = 4,

    /// <summary>Number of items.</summary>
    Quantity = 5,

    /// <summary>Number of the order or other id; rows that share it are lines of one order.</summary>
    Order = 6,

    /// <summary>What it is about.</summary>
    Product = 7,

    /// <summary>Where it happened.</summary>
    Channel = 8,

    /// <summary>Currency of the amount.</summary>
    Currency = 9,

    /// <summary>What became of the order.</summary>
    Status = 10,

    /// <summary>How the order came about.</summary>
    Selling = 11,

    /// <summary>The number or date that a kind comes with.</summary>
    Value = 12,

    /// <summary>The customer's birthday.</summary>
    Birthday = 13,

    /// <summary>The name of an attribute that is set.</summary>
    Name = 14,

    /// <summary>The campaign that it belongs to.</summary>
    Campaign = 15,

    /// <summary>The category of the product.</summary>
    Category = 16,

    /// <summary>When this version of the event was written.</summary>
    Updated = 17,
}
