create table orders (
    id varchar(40) primary key,
    customer_id varchar(40),
    created_at timestamp with time zone not null,
    total decimal(12, 2) not null,
    refunded decimal(12, 2) default 0 not null
);
